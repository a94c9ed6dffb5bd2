import { HeavyWorkFailed, type HeavyJob, type HeavyWork } from '../heavy-work.ts'
import { ProblemError } from '../http/problem.ts'

/** Milliseconds before a file is given up: many times what the longest one takes. */
const longestReading = 60_000

/**
 * Reads a file in a worker, so that other requests go on.
 *
 * @throws {ProblemError} `desk_busy` when it was not read through no fault of the file
 */
export async function readAside<Input, Output>(
  heavyWork: HeavyWork,
  job: HeavyJob<Input, Output>,
  input: Input,
): Promise<Output> {
  try {
    return await heavyWork.run(job, input, { milliseconds: longestReading })
  } catch (error) {
    if (!(error instanceof HeavyWorkFailed)) throw error
    throw new ProblemError('desk_busy', { retryAfterSeconds: 10 })
  }
}
