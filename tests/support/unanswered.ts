import { beforeAll, beforeEach } from 'vitest'
import { claimReopen } from '../../contract/claim-work.ts'
import { intakeClaimRead } from '../../contract/intake.ts'
import { chaseAnswers } from '../../server/claims/answer/chase.ts'
import { askAgain, mailsOf, memberOf, newKey, readClaim, redeemOwn } from './acts.ts'
import type { Somebody } from './desk.ts'
import { fileDesk } from './server-test.ts'

/** A desk on which members are asked again on 12 March, with five working days to answer. */
export function unansweredDesk() {
  const failing = { isExpected: false }
  const desk = fileDesk(() => ({
    undoSeconds: 30,
    log: {
      info() {},
      error: (_, cause) => {
        if (!failing.isExpected) throw cause
      },
    },
  }))
  const agent = desk.staff('agent')
  const supervisor = desk.staff('supervisor')
  beforeAll(async () => {
    await desk.addPromotion('five-days', { answerWithinDays: 5, redeemUntil: '2026-12-31' })
    await desk.addPromotion('no-date')
  })
  // Nyepi, Idul Fitri and the leave around it: 18 to 24 March are off in Indonesia.
  beforeEach(() => desk.at('2026-03-12T02:00:00Z'))

  /** What the desk does by itself, at a moment. */
  const chaseAt = async (instant: string) => {
    desk.at(instant)
    await chaseAnswers(desk.ports)
  }
  const asked = async (promotion = 'five-days') => {
    const number = await redeemOwn(desk, { promotion })
    await askAgain(agent, number)
    return number
  }
  return {
    desk,
    agent,
    supervisor,
    failing,
    chaseAt,
    asked,
    async expired(promotion = 'five-days') {
      const number = await asked(promotion)
      await chaseAt('2026-03-27T02:00:00Z')
      return number
    },
    kindsOf: async (number: string) => (await mailsOf(agent, number)).map(({ kind }) => kind),
    memberSees: async (number: string) =>
      desk.memberCenter.call(intakeClaimRead, {
        params: { number },
        query: { memberId: await memberOf(desk, number) },
      }),
    reopen: async (who: Somebody, number: string) =>
      who.call(claimReopen, {
        params: { number },
        version: (await readClaim(agent, number)).version,
        idempotencyKey: newKey(),
        body: { because: 'They wrote that they were in hospital' },
      }),
  }
}
