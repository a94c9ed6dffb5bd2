import { fileURLToPath } from 'node:url'
import workerpool from 'workerpool'
import { memoryHabits } from '../../server/hosts/node/evidence/memory-habits.ts'
import { textReader } from '../../server/hosts/node/evidence/text-reader.ts'
import type { DocumentToRead } from '../../server/ports.ts'
import type { PageReading } from '../../server/storage/page-reading.ts'
import type { EditName } from './edits.ts'
import { watchTreeMemory } from './tree-memory.ts'

/** A file of the set, or a copy of it, and what is looked for in it. */
export interface Job extends Pick<DocumentToRead, 'seeks' | 'hints'> {
  path: string | null
  edit?: EditName
  /** As misses call it. */
  name: string
}

type Reader = ReturnType<typeof textReader>
type Taken = Pick<DocumentToRead, 'pages' | 'original'>

/**
 * Documents that are taken in by one process, which ends before another begins to read them: what
 * each of them holds is not held together.
 */
const atOnce = 60

/**
 * Reads with the desk's own reader, and keeps how long it took, how much memory all of it held, and
 * what it missed.
 */
export function openMeter(tell: (line: string) => void) {
  const stopWatch = watchTreeMemory()
  const milliseconds: number[] = []
  const misses: { file: string; what: string }[] = []
  const miss = (file: string, what: string) => {
    misses.push({ file, what })
  }

  async function read(reader: Reader, job: Job, taken: Taken | Error | undefined) {
    if (!taken || taken instanceof Error) throw taken
    const from = performance.now()
    const pages = await reader.read({ ...taken, seeks: job.seeks, hints: job.hints })
    if (!job.edit) milliseconds.push(performance.now() - from)
    return pages
  }

  return {
    miss,

    /**
     * Takes in and reads file by file. `use` gets no pages where a file is there but cannot be taken
     * in or read; what is not there is left out.
     */
    async each<Item>(
      items: Item[],
      jobOf: (item: Item) => Job,
      use: (item: Item, pages: PageReading[]) => void,
    ): Promise<void> {
      const present = items.filter((item) => jobOf(item).path !== null)
      for (let at = 0; at < present.length; at += atOnce) {
        const batch = present.slice(at, at + atOnce)
        const taken = await takeIn(batch.map(jobOf))
        const reader = textReader()
        for (const [index, item] of batch.entries()) {
          const job = jobOf(item)
          const document = taken[index]
          const pages = await read(reader, job, document).catch((error: unknown) => {
            miss(job.name, `could not be read: ${messageOf(error)}`)
            return [] as PageReading[]
          })
          use(item, pages)
        }
        await reader.close()
        tell(`${at + batch.length} of ${present.length}`)
      }
    },

    report() {
      const sorted = milliseconds.toSorted((a, b) => a - b)
      const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
      return { ms: { median: at(0.5), p95: at(0.95) }, memoryMb: stopWatch(), misses }
    },
  }
}

/** In a process of its own, as on the desk, which ends with the last of them and gives all back. */
async function takeIn(jobs: Job[]): Promise<(Taken | Error)[]> {
  const pool = workerpool.pool(fileURLToPath(new URL('take-in.worker.ts', import.meta.url)), {
    workerType: 'process',
    maxWorkers: 1,
    forkOpts: { serialization: 'advanced', env: memoryHabits },
  })
  try {
    const taken: (Taken | Error)[] = []
    for (const { path, edit } of jobs) {
      taken.push(
        await pool
          .exec('takeIn', [path, edit ?? null])
          .timeout(60_000)
          .then(
            (one) => one as Taken,
            (error: unknown) => new Error(messageOf(error)),
          ),
      )
    }
    return taken
  } finally {
    await pool.terminate()
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

export type Meter = ReturnType<typeof openMeter>
