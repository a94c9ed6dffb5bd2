import type { Client } from '../../contract/client.ts'
import { laneChange } from '../../contract/lane.ts'
import { goldenSet, lookGive, lookNext, qualityChange } from '../../contract/quality.ts'
import { diceFor } from '../pictures/random.ts'
import { personas } from './personas.ts'
import type { Story } from './stories.ts'

/** Something that happens at a moment of the story. */
export interface Act {
  at: Date
  run(): Promise<void>
}

/** Calls the API as one of the personas. */
interface Player {
  as(persona: string): Client
  numberOf(story: Story): string
  drawLooks(): Promise<void>
}

const unreadable = 'I cannot make out the date.'
/** Second looks given, by person. */
const looksGiven = 3

export const secondLooksFrom = new Date('2026-03-02T02:00:00Z')

/** From this Monday on, a share of decisions gets a second look. */
export function beginSecondLooks(play: Player): Act {
  return {
    at: secondLooksFrom,
    run: async () => {
      const rule = { promotion: null, reason: null, staff: null, prize: null }
      await play.drawLooks()
      await play.as(personas.meiling.id).call(qualityChange, {
        body: {
          rules: [
            { ...rule, share: 20 },
            { ...rule, promotion: 'fr-spring-special-plus-2026', prize: 'steam-200', share: 100 },
          ],
          goldenShare: 10,
        },
      })
      await play.as(personas.meiling.id).call(laneChange, {
        body: {
          without: [],
          worthAtMost: [{ amount: '100', currency: 'EUR' }],
          share: 60,
        },
      })
    },
  }
}

/** Most second looks are completed, and most agree. */
export async function lookTwice(play: Player, stories: Story[]): Promise<void> {
  await play.drawLooks()
  const dice = diceFor('second looks', 'verdicts')
  for (const by of [personas.rina.id, personas.camille.id, personas.meiling.id]) {
    const person = play.as(by)
    for (let given = 0; given < looksGiven; given++) {
      const { look } = await person.call(lookNext, {})
      if (!look) break
      const { member, purchase } = look.attempt
      const story = stories.find(
        ({ intake }) => intake.member.id === member.id && intake.purchase.date === purchase.date,
      )
      const first = story?.attempts[look.attempt.number - 1]?.decision
      if (!first) break
      const verdict = dice.chance(0.9)
        ? { kind: first.kind, reasons: first.reasons, note: null }
        : first.kind === 'approve'
          ? { kind: 'ask_again' as const, reasons: ['invoice_no_date'], note: unreadable }
          : { kind: 'approve' as const, reasons: [], note: null }
      await person.call(lookGive, { params: { id: look.id }, body: verdict })
    }
  }
  const known = stories.filter(({ attempts }) => attempts.at(-1)?.decision?.kind === 'decline')
  for (const story of known.slice(-3)) {
    const params = { number: play.numberOf(story) }
    await play.as(personas.meiling.id).call(goldenSet, { params, body: { isGolden: true } })
  }
}
