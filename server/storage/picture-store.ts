import type { Storage } from 'unstorage'
import type { PictureStore } from '../ports.ts'

/**
 * Files by hash over any driver of `unstorage`: IndexedDB in the browser, memory in tests; an
 * S3-compatible bucket would only be another driver.
 */
export function pictureStore(storage: Storage): PictureStore {
  return {
    async put(sha256, bytes) {
      await storage.setItemRaw(keyOf(sha256), bytes)
    },
    async get(sha256) {
      const bytes = await storage.getItemRaw<Uint8Array>(keyOf(sha256))
      return bytes === null ? null : new Uint8Array(bytes)
    },
  }
}

/**
 * Two levels, so that no folder holds a million files. The input is always a hash, never a name.
 */
function keyOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256')
  return `${sha256.slice(0, 2)}:${sha256}`
}
