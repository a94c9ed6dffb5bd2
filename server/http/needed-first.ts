import type { Ports } from '../ports.ts'

type Needs = Pick<Ports, 'database' | 'heavyWork' | 'clock' | 'log'>

/**
 * Thrown if an answer needs a slow result that does not exist yet. The transaction must not stay
 * open for it: it is rolled back, `prepare` runs outside, and the call is repeated.
 */
export class NeededFirst extends Error {
  readonly prepare: (ports: Needs) => Promise<void>

  constructor(what: string, prepare: (ports: Needs) => Promise<void>) {
    super(`${what} is needed first`)
    this.name = 'NeededFirst'
    this.prepare = prepare
  }
}

/** Changes during preparation may require it again, at most this often. */
const mostTimes = 5

/** Runs a call that may need preparation. */
export async function withWhatIsNeeded<Result>(
  ports: Needs,
  run: () => Promise<Result>,
): Promise<Result> {
  for (let times = 0; ; times++) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof NeededFirst) || times === mostTimes) throw error
      await error.prepare(ports)
    }
  }
}
