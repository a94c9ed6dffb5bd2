import { fileURLToPath } from 'node:url'
import workerpool from 'workerpool'
import type { EvidenceReader, ReadDocument, ReadFault } from '../../../ports.ts'
import { memoryHabits } from './memory-habits.ts'

/** Milliseconds after which a file that is still being decoded is given up as broken. */
const longestDecode = 20_000

/** MB of heap of one decoder; pixels live outside it, and are limited by the decoder itself. */
const heapMegabytes = 512

/**
 * Decodes uploads in processes of their own: native code on hostile input. A file that crashes or
 * hangs its process is refused as broken, and the next one gets a new process.
 */
export function evidenceReader(processes = 2): EvidenceReader & { close(): Promise<void> } {
  const pool = workerpool.pool(fileURLToPath(new URL('decode.worker.ts', import.meta.url)), {
    workerType: 'process',
    maxWorkers: processes,
    minWorkers: 1,
    forkOpts: {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      // None of the server's environment, where its keys may stand. Files that its user may read
      // can still be read: a process is no wall against code that takes it over.
      env: memoryHabits,
    },
  })
  return {
    async read(bytes, accepts) {
      try {
        const decoded = await pool.exec('decode', [bytes, accepts]).timeout(longestDecode)
        return decoded as ReadDocument | ReadFault
      } catch {
        return { fault: 'broken' }
      }
    },
    async close() {
      await pool.terminate(true)
    },
  }
}
