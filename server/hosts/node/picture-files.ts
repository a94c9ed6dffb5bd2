import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256Hex } from '../../http/digest.ts'
import type { PictureStore } from '../../ports.ts'

/** A stored file whose bytes are no longer those it was stored with. */
export class DamagedPicture extends Error {
  constructor(sha256: string) {
    super(`The bytes of ${sha256} in the picture store are not those it is named after`)
    this.name = 'DamagedPicture'
  }
}

/**
 * Pictures as files, named after their SHA-256. A claim is answered for with them, so they are on
 * the disk before they are called stored: a power cut leaves the whole file or none.
 */
export function pictureFiles(folder: string): PictureStore {
  return {
    async put(sha256, bytes) {
      const file = fileOf(folder, sha256)
      const there = await readIfThere(file)
      if (there?.length === bytes.length && (await sha256Hex(there)) === sha256) return
      const made = await mkdir(dirname(file), { recursive: true, mode: 0o700 })
      await writeWhole(file, bytes)
      await syncFolder(dirname(file))
      if (made) for (const above of [folder, dirname(made)]) await syncFolder(above)
    },

    async get(sha256) {
      const bytes = await readIfThere(fileOf(folder, sha256))
      if (bytes && (await sha256Hex(bytes)) !== sha256) throw new DamagedPicture(sha256)
      return bytes
    },
  }
}

/** Two levels: no folder of a million files. Only a hash ever gets here, never a name. */
function fileOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256')
  return join(folder, sha256.slice(0, 2), sha256)
}

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(file))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Under another name first: whoever reads the name finds all of the bytes, or what was there. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  try {
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** A new name is on the disk when its folder is. Windows opens no folder, and writes names at once. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
