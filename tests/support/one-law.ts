import { expect } from 'vitest'
import type { Client } from '../../contract/client.ts'
import { outcomeOf } from './refusal.ts'

interface OneLaw<Person extends Client, Thing, Flag extends string> {
  people: Person[]
  /** Makes the thing anew, in the state that the test is about. */
  make(): Promise<Thing>
  /** What a person is told of it; nothing when they may not look. */
  told(who: Person, thing: Thing): Promise<Partial<Record<NoInfer<Flag>, unknown>> | undefined>
  acts: Record<Flag, (who: Person, thing: Thing) => Promise<unknown>>
}

/** Whatever is offered to somebody is done when they ask for it, and what is not offered is refused. */
export async function expectOneLaw<Person extends Client, Thing, Flag extends string>({
  people,
  make,
  told,
  acts,
}: OneLaw<Person, Thing, Flag>): Promise<void> {
  let thing = await make()
  for (const [at, who] of people.entries()) {
    for (const flag of Object.keys(acts) as Flag[]) {
      const { answer } = await outcomeOf(told(who, thing))
      const { problem } = await outcomeOf(acts[flag](who, thing))
      const isOffered = answer?.[flag] === true
      const what = `person ${at}, ${flag}: ${problem ?? 'done'}`
      expect(isOffered ? `${what}, offered` : what).toBe(
        problem === null ? `${what}, offered` : what,
      )
      if (problem === null) thing = await make()
    }
  }
}
