/**
 * A pure function of ours that may take long: its input and output can be cloned (plain objects,
 * arrays, bytes), it reads no clock and no database, and tells what is wrong in its output.
 */
export interface HeavyJob<Input, Output> {
  /** Unique among the jobs of `server/heavy-jobs.ts`. */
  readonly name: string
  work(input: Input): Output | Promise<Output>
}

/** Runs heavy jobs where they cannot hold up those who wait for answers. */
export interface HeavyWork {
  /**
   * @param limits `milliseconds` of work, not of waiting in line. Be generous: it ends what would
   *   never end, on a busy machine too, and is no promise of speed.
   * @throws {HeavyWorkFailed} when the job took too long or too much memory, or the desk is ending
   * @throws {ProblemError} `desk_busy` when too many wait already
   */
  run<Input, Output>(
    job: HeavyJob<Input, Output>,
    input: Input,
    limits: { milliseconds: number },
  ): Promise<Output>
}

/** The job did not end well through no proven fault of its input. */
export class HeavyWorkFailed extends Error {
  constructor(job: string, cause: unknown) {
    super(`${job} was given up`, { cause })
    this.name = 'HeavyWorkFailed'
  }
}
