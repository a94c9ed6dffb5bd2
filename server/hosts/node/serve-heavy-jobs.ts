import workerpool from 'workerpool'
import type { HeavyJob } from '../../heavy-work.ts'

/** Makes the calling thread a worker that runs these jobs. */
export function serveHeavyJobs(jobs: readonly HeavyJob<never, unknown>[]): void {
  const byName = new Map(jobs.map((job) => [job.name, job]))
  workerpool.worker({
    run(name: string, input: unknown) {
      const job = byName.get(name)
      if (!job) throw new Error(`No heavy job is called ${name}`)
      // The caller passed the same job, so the input has its type.
      return job.work(input as never)
    },
  })
}
