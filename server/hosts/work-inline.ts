import type { HeavyWork } from '../heavy-work.ts'

/** For a single user without a second thread (a browser, a test): the job runs at once. */
export const workInline: HeavyWork = {
  async run(job, input) {
    return job.work(input)
  },
}
