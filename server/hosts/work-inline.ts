import type { HeavyWork } from '../heavy-work.ts'

/** Where there is one user and no second thread (a browser, a test): the job runs at once. */
export const workInline: HeavyWork = {
  async run(job, input) {
    return job.work(input)
  },
}
