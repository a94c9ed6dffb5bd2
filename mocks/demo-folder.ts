import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { lockDataDir, lockFiles, type DataDir } from '../server/hosts/node/data-dir.ts'
import { SettingsError } from '../server/hosts/node/settings.ts'

/** Marks a folder as created by the demo. Written first, and only into an empty folder. */
export const demoMarker = 'made-by-the-demo'

/** The demo's data folder, unless DEMO_DATA_DIR names another. */
export const defaultDemoFolder = '.demo/data'

/** A folder that a demo created or may use, locked for this process. */
interface DemoFolder {
  dataDir: DataDir
  /** When its desk was first opened, in milliseconds since 1970; `null` if it has none yet. */
  openedAt: number | null
}

/**
 * Locks the demo's folder. Nothing is changed in a folder that the demo did not create, not even
 * its lock: the folder is checked, locked, and checked again, in case another process was faster.
 *
 * @throws {SettingsError} with what to do, for a folder that the demo did not create or that is in
 * use
 */
export function takeDemoFolder(path: string): DemoFolder {
  requireOurs(path)
  const dataDir = lockDataDir(path)
  try {
    requireOurs(path, lockFiles)
    const openedAt = readOpenedAt(path)
    if (openedAt === null) {
      writeFileSync(join(path, demoMarker), 'Everything in this folder is made up.\n')
      // Left over from a demo that stopped before its desk was complete.
      rmSync(join(path, 'database'), { recursive: true, force: true })
    }
    return { dataDir, openedAt }
  } catch (error) {
    dataDir.release()
    throw error
  }
}

const openedFile = 'opened-at'

/** Written last, so a folder with this file holds a complete desk. */
export function noteOpened(path: string, openedAt: number): void {
  writeFileSync(join(path, openedFile), String(openedAt))
}

function readOpenedAt(path: string): number | null {
  const file = join(path, openedFile)
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : null
}

/** @param alsoFree files that may exist in a folder not in use yet */
function requireOurs(path: string, alsoFree: readonly string[] = []): void {
  if (!existsSync(path)) return
  const names = statSync(path).isDirectory() ? readdirSync(path) : [path]
  if (names.includes(demoMarker)) return
  if (names.every((name) => alsoFree.includes(name))) return
  throw new SettingsError(
    `The demo did not create ${resolve(path)}, so it does not change anything there. ` +
      `If it was left by an older demo, delete it and start again. ` +
      `If it may contain real work, set DEMO_DATA_DIR to another folder.`,
  )
}
