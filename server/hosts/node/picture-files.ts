import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256Hex } from '../../http/digest.ts'
import type { PictureStore } from '../../ports.ts'

/** A stored file whose bytes have changed. */
export class DamagedPicture extends Error {
  constructor(sha256: string) {
    super(`The bytes of ${sha256} in the picture store are not those it is named after`)
    this.name = 'DamagedPicture'
  }
}

/**
 * Pictures as files named by their SHA-256. They are evidence, so they are flushed to disk before
 * they count as stored: after a power failure a file is complete or absent.
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

/**
 * Two levels, so that no folder holds a million files. The input is always a hash, never a name.
 */
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

/**
 * Written under a temporary name and renamed, so that readers find the complete file or the
 * previous one.
 */
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

/**
 * A new name is durable once its folder is flushed. Windows cannot open folders, and writes names
 * at once.
 */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
