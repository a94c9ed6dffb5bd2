import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SettingsError } from './settings.ts'

/** A data directory locked by this process until `release`. */
export interface DataDir {
  path: string
  release(): void
}

/** Files that a locked data directory contains from the start. */
export const lockFiles: readonly string[] = ['lock', 'lock-journal', 'holder.json']

/**
 * Locks a data directory for this process. Two processes on one PGlite directory silently lose
 * rows. The lock is an SQLite transaction, which the operating system ends with the process,
 * however it ends.
 *
 * @throws {SettingsError} with a sentence that says which process has it
 */
export function lockDataDir(path: string): DataDir {
  makePrivate(path)
  const lock = new DatabaseSync(join(path, 'lock'))
  const holderFile = join(path, 'holder.json')
  try {
    lock.exec('pragma busy_timeout = 0; begin exclusive')
  } catch {
    lock.close()
    throw new SettingsError(`The data directory ${path} is in use ${describeHolder(holderFile)}`)
  }
  const holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
  writeFileSync(holderFile, JSON.stringify(holder))
  return {
    path,
    release() {
      lock.close()
    },
  }
}

/** A data directory for pictures and keys only, next to a database that several processes use. */
export function shareDataDir(path: string): DataDir {
  makePrivate(path)
  return { path, release() {} }
}

/** Files and folders that identify one of our data directories. */
const ownNames = [...lockFiles, 'database', 'pictures', 'codes.key', 'intake.key']

/**
 * Creates the directory if needed and closes it to everybody but its owner. PGlite makes its files
 * readable and writable for everybody, whatever the umask, so this is their only protection.
 *
 * @throws {SettingsError} if it cannot be closed, or is open and contains other things
 */
function makePrivate(path: string): void {
  makeFolder(path)
  // Windows has no such modes: there a folder is as private as its parent.
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return
  const names = readdirSync(path)
  if (names.length > 0 && !names.some((name) => ownNames.includes(name))) {
    throw new SettingsError(
      `The data directory ${path} is open to other users and holds files that are not the desk's. ` +
        'Set DATA_DIR to an empty folder, or protect this one: chmod 700',
    )
  }
  try {
    chmodSync(path, 0o700)
  } catch {
    throw new SettingsError(
      `The data directory ${path} is open to other users, and this user cannot change that. ` +
        'Make it belong to the user that runs the desk, or run as its owner: chmod 700',
    )
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new SettingsError(`The data directory ${path} could not be created${code}`)
  }
}

function describeHolder(file: string): string {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    return `by process ${String(pid)} on ${String(host)}, since ${String(since)}. Stop it, or choose another DATA_DIR.`
  } catch {
    return 'by another process. Stop it, or choose another DATA_DIR.'
  }
}

/**
 * A secret of the data directory, made at the first start: hexadecimal, readable by its owner.
 *
 * @throws {SettingsError} if the file contains anything else, for example nothing after a full
 *   disk: an empty key protects nothing, and a new one would open no existing code
 */
export function secretOf(path: string, name: string, bytes: number): string {
  const file = join(path, `${name}.key`)
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(bytes).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length !== bytes * 2 || !/^[0-9a-f]*$/i.test(secret)) {
    throw new SettingsError(`${file} is damaged: restore the ${bytes * 2} digits it contained`)
  }
  return secret
}
