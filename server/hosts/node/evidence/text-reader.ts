import { fileURLToPath } from 'node:url'
import workerpool from 'workerpool'
import { ReadingInterrupted, type TextReader } from '../../../ports.ts'
import type { PageReading } from '../../../storage/page-reading.ts'
import { engineName } from '../../../reading/engine-name.ts'
import { memoryHabits } from './memory-habits.ts'

/** Milliseconds before a document is given up; the longest PDF takes a quarter of it. */
const longestRead = 120_000

/**
 * MB of heap of a reading process. The networks' memory is outside it and depends on the page's
 * size.
 */
const heapMegabytes = 384

/**
 * Reads documents in separate processes, started with the first document: a picture that crashes an
 * engine does not affect the desk, and their memory is separate.
 */
export function textReader(processes = 1): TextReader & { close(): Promise<void> } {
  const pool = workerpool.pool(fileURLToPath(new URL('text.worker.ts', import.meta.url)), {
    workerType: 'process',
    maxWorkers: processes,
    forkOpts: {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      // None of the server's environment, which may contain keys.
      env: memoryHabits,
    },
  })
  let isClosed = false
  return {
    engine: engineName,
    async read(document) {
      // A pool that is used after its end would start another process.
      if (isClosed) throw new ReadingInterrupted()
      try {
        const pages = await pool.exec('read', [document]).timeout(longestRead)
        return pages as PageReading[]
      } catch (error) {
        throw isClosed ? new ReadingInterrupted() : error
      }
    },
    async close() {
      isClosed = true
      await pool.terminate(true)
    },
  }
}
