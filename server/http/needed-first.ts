import type { Ports } from '../ports.ts'

type Needs = Pick<Ports, 'database' | 'heavyWork' | 'clock' | 'log'>

/**
 * Thrown where an answer needs something that takes long and is not there yet. A transaction must not
 * be held open for it: it is given up, `prepare` runs outside of it, and the call is made again.
 */
export class NeededFirst extends Error {
  readonly prepare: (ports: Needs) => Promise<void>

  constructor(what: string, prepare: (ports: Needs) => Promise<void>) {
    super(`${what} is needed first`)
    this.name = 'NeededFirst'
    this.prepare = prepare
  }
}

/** Whatever changes while something is prepared may need it anew: that often, and no more. */
const mostTimes = 5

/** Runs what may need something first. */
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
