import { fileURLToPath } from 'node:url'
import workerpool from 'workerpool'
import { HeavyWorkFailed, type HeavyWork } from '../../heavy-work.ts'
import { ProblemError } from '../../http/problem.ts'

/** Jobs that may wait for a thread; further ones are refused with a time to retry. */
const mostWaiting = 64

/** Seconds after which a refused job may be sent again. */
const comeBackAfterSeconds = 5

/** Runs heavy jobs in threads: a job that never ends loses its thread and nothing else. */
export function heavyWork({
  threads = 2,
  /** MB of heap of one thread; a job that needs more ends its thread, and the desk goes on. */
  heapMegabytes = 512,
  worker = new URL('heavy-work.worker.ts', import.meta.url),
} = {}): HeavyWork & { close(): Promise<void> } {
  const pool = workerpool.pool(fileURLToPath(worker), {
    workerType: 'thread',
    maxWorkers: threads,
    maxQueueSize: mostWaiting,
    workerThreadOpts: { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } },
  })
  return {
    async run<Output>(
      { name }: { name: string },
      input: unknown,
      { milliseconds }: { milliseconds: number },
    ) {
      if (pool.stats().pendingTasks >= mostWaiting) {
        throw new ProblemError('desk_busy', { retryAfterSeconds: comeBackAfterSeconds })
      }
      try {
        // The pool's timeout starts when a thread takes the job. Its result is what the job
        // returned.
        return (await pool.exec('run', [name, input]).timeout(milliseconds)) as Output
      } catch (error) {
        throw new HeavyWorkFailed(name, error)
      }
    },
    async close() {
      await pool.terminate(true)
    },
  }
}
