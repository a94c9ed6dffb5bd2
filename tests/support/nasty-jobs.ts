import type { HeavyJob } from '../../server/heavy-work.ts'

/** Jobs that behave as badly as one can, for tests of what runs them. */
export const double: HeavyJob<number, number> = { name: 'double', work: (number) => number * 2 }

export const never: HeavyJob<null, null> = {
  name: 'never',
  work() {
    for (;;);
  },
}

export const glutton: HeavyJob<null, number> = {
  name: 'glutton',
  work() {
    const kept: number[][] = []
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => index + kept.length))
  },
}

export const thrower: HeavyJob<string, never> = {
  name: 'thrower',
  work(message) {
    throw new Error(message)
  },
}

export const nastyJobs = [double, never, glutton, thrower]
