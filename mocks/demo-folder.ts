import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { lockDataDir, lockFiles, type DataDir } from '../server/hosts/node/data-dir.ts'
import { SettingsError } from '../server/hosts/node/settings.ts'

/** Says that a demo made the folder. Written before anything else is, and only into an empty folder. */
export const demoMarker = 'made-by-the-demo'

/** Where the demo keeps what visitors change, unless DEMO_DATA_DIR names another folder. */
export const defaultDemoFolder = '.demo/data'

/** A folder that a demo made, or may make, locked for this process. */
interface DemoFolder {
  dataDir: DataDir
  /** When its desk was opened, in milliseconds since 1970; `null` when it has none yet. */
  openedAt: number | null
}

/**
 * Takes the demo's folder. Nothing in a folder that the demo did not make is touched, not even its
 * lock: it is looked at first, locked, and looked at again, as somebody may have come in between.
 *
 * @throws {SettingsError} with what to do, for a folder that the demo did not make or that is in use
 */
export function takeDemoFolder(path: string): DemoFolder {
  requireOurs(path)
  const dataDir = lockDataDir(path)
  try {
    requireOurs(path, lockFiles)
    const openedAt = readOpenedAt(path)
    if (openedAt === null) {
      writeFileSync(join(path, demoMarker), 'Everything in this folder is made up.\n')
      // Of a demo that ended before its desk was whole.
      rmSync(join(path, 'database'), { recursive: true, force: true })
    }
    return { dataDir, openedAt }
  } catch (error) {
    dataDir.release()
    throw error
  }
}

const openedFile = 'opened-at'

/** Written last: a folder with it holds a whole desk. */
export function noteOpened(path: string, openedAt: number): void {
  writeFileSync(join(path, openedFile), String(openedAt))
}

function readOpenedAt(path: string): number | null {
  const file = join(path, openedFile)
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : null
}

/** @param alsoFree files that are there although nobody has made anything of the folder yet */
function requireOurs(path: string, alsoFree: readonly string[] = []): void {
  if (!existsSync(path)) return
  const names = statSync(path).isDirectory() ? readdirSync(path) : [path]
  if (names.includes(demoMarker)) return
  if (names.every((name) => alsoFree.includes(name))) return
  throw new SettingsError(
    `The demo did not make ${resolve(path)}, so it changes nothing there. ` +
      `If an older demo left it behind, delete it and start again; ` +
      `if it may be real work, set DEMO_DATA_DIR to another folder.`,
  )
}
