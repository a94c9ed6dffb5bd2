import { createStorage } from 'unstorage'
import indexedDbDriver from 'unstorage/drivers/indexedb'
import { pictureStore } from '../../storage/picture-store.ts'
import type { PictureStore } from '../../ports.ts'

/** New pictures are kept in the browser; those that come with the demo are fetched when viewed. */
export function demoPictures(folderUrl: string): PictureStore {
  const own = pictureStore(
    createStorage({ driver: indexedDbDriver({ dbName: 'redeem-desk-pictures', base: 'p' }) }),
  )
  return {
    put: own.put,
    async get(sha256) {
      const kept = await own.get(sha256)
      if (kept) return kept
      const response = await fetch(`${folderUrl}/${sha256.slice(0, 2)}/${sha256}`)
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
    },
  }
}
