import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { worker } from '@electric-sql/pglite/worker'
import { giveLocksBack, watchChannels } from './locks-of-closed-tabs.ts'

interface Meta {
  /** URL of the initial database, if this browser has none yet. */
  snapshotUrl: string
  /** Its version; another version is another database. */
  name: string
}

/**
 * The page's database. Of several tabs, one worker is elected leader and holds it, and the others
 * go through it. On the main thread, two tabs would silently overwrite each other.
 */
watchChannels()
await worker({
  async init(options) {
    const { snapshotUrl, name } = options.meta as Meta
    const isNew = !(await indexedDB.databases()).some((one) => one.name?.endsWith(name))
    const database = await PGlite.create({
      dataDir: `idb://${name}`,
      relaxedDurability: true,
      extensions: { pg_trgm },
      ...(isNew ? { loadDataDir: await fetchSnapshot(snapshotUrl) } : {}),
    })
    return giveLocksBack(database)
  },
})

async function fetchSnapshot(url: string): Promise<Blob> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The demo desk is not at ${url}: ${response.status}`)
  return response.blob()
}
