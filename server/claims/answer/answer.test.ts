import { beforeAll, describe, expect, test } from 'vitest'
import { decisionPreview } from '../../../contract/decisions.ts'
import { claimCounts, claimList } from '../../../contract/queue.ts'
import {
  askAgain,
  mailsOf,
  readClaim,
  redeem,
  redeemAgain,
  redeemOwn,
} from '../../../tests/support/acts.ts'
import { refusal } from '../../../tests/support/refusal.ts'
import { unansweredDesk } from '../../../tests/support/unanswered.ts'
import { chaseAnswers } from './chase.ts'

const { desk, agent, failing, chaseAt, asked, expired, kindsOf, memberSees } = unansweredDesk()

beforeAll(async () => {
  await desk.addPromotion('french', {
    answerWithinDays: 5,
    redeemUntil: '2026-12-31',
    language: 'fr',
    zone: 'Europe/Paris',
    regions: ['FR'],
    calendars: ['FR'],
  })
  await desk.addPromotion('once', { answerWithinDays: 5, redeemLimitPerEmail: 1 })
})

describe('a last date', () => {
  test('stands in the preview, the mail, the history, the queue and what the member sees', async () => {
    const number = await redeemOwn(desk, { promotion: 'five-days' })
    const { mail, seal } = await agent.call(decisionPreview, {
      params: { number },
      body: { kind: 'ask_again', reasons: ['invoice_no_product_name'] },
    })
    expect(mail.body).toContain('Please redeem again by 26 March 2026.')
    expect(seal).not.toBe('')
    await askAgain(agent, number)

    const claim = await readClaim(agent, number)
    expect(claim.awaited).toEqual({ answerBy: '2026-03-26', remindedAt: null })
    expect(claim.history[0]).toMatchObject({
      kind: 'claim_asked_again',
      details: { reasons: ['invoice_no_product_name'], answerBy: '2026-03-26' },
    })
    expect((await mailsOf(agent, number)).at(-1)?.body).toBe(mail.body)
    expect(await memberSees(number)).toMatchObject({ answerBy: '2026-03-26' })
    const { items } = await agent.call(claimList, { query: { view: 'asked_again' } })
    expect(items.find((row) => row.number === number)?.answerBy).toBe('2026-03-26')
  })

  test('is written in the language of the promotion', async () => {
    const mails = await mailsOf(agent, await asked('french'))
    expect(mails.at(-1)?.body).toContain('au plus tard le 19 mars 2026')
  })

  test('is not there where the promotion has none: nobody is reminded, nothing expires', async () => {
    const number = await asked('no-date')
    expect((await mailsOf(agent, number)).at(-1)?.body).not.toContain('by ')
    await chaseAt('2027-03-27T02:00:00Z')
    const claim = await readClaim(agent, number)
    expect(claim.state).toBe('asked_again')
    expect(claim.awaited).toEqual({ answerBy: null, remindedAt: null })
    expect(await kindsOf(number)).toEqual(['received', 'asked_again'])
  })

  test('orders the claims that wait for their member, those without one last', async () => {
    const without = await asked('no-date')
    const late = await asked('five-days')
    desk.at('2026-03-10T02:00:00Z')
    const early = await asked('five-days')
    const listed: string[] = []
    const query = { view: 'asked_again', limit: '2' } as const
    let page = await agent.call(claimList, { query })
    for (;;) {
      listed.push(...page.items.map(({ number }) => number))
      if (page.next === null) break
      page = await agent.call(claimList, { query: { ...query, cursor: page.next } })
    }
    const ours = listed.filter((number) => [without, late, early].includes(number))
    expect(ours).toEqual([early, late, without])
    expect(new Set(listed).size).toBe(listed.length)
  })
})

describe('a reminder', () => {
  test('is sent once, two working days before, from nine in the morning there', async () => {
    const number = await asked()
    await chaseAt('2026-03-17T01:59:59Z')
    expect(await kindsOf(number)).toEqual(['received', 'asked_again'])
    await chaseAt('2026-03-17T02:00:00Z')
    await chaseAt('2026-03-17T02:00:10Z')
    await chaseAt('2026-03-26T03:00:00Z')
    expect(await kindsOf(number)).toEqual(['received', 'asked_again', 'answer_reminder'])

    const mail = (await mailsOf(agent, number)).at(-1)
    expect(mail?.body).toContain('26 March 2026')
    expect(mail?.body).toContain('Modern AM242 1M')
    expect(mail?.body).not.toContain('{{')
    const claim = await readClaim(agent, number)
    expect(claim.awaited?.remindedAt).toBe('2026-03-17T02:00:00.000Z')
    expect(claim.history[0]).toMatchObject({
      kind: 'answer_reminded',
      actor: { kind: 'system' },
      details: { answerBy: '2026-03-26' },
    })
  })

  test('that is late goes out on the next working morning, if that is in time', async () => {
    const number = await asked()
    // The desk was down; now everybody is on leave.
    await chaseAt('2026-03-19T04:00:00Z')
    await chaseAt('2026-03-24T04:00:00Z')
    expect(await kindsOf(number)).toHaveLength(2)
    await chaseAt('2026-03-25T01:00:00Z')
    expect(await kindsOf(number)).toHaveLength(2)
    await chaseAt('2026-03-25T02:00:00Z')
    expect((await kindsOf(number)).at(-1)).toBe('answer_reminder')
  })

  test('that is late is not sent before nine, when the desk starts again early in the day', async () => {
    const number = await asked()
    await chaseAt('2026-03-25T01:00:00Z')
    expect(await kindsOf(number)).toHaveLength(2)
    await chaseAt('2026-03-25T02:00:00Z')
    expect((await kindsOf(number)).at(-1)).toBe('answer_reminder')
  })

  test('is not sent to a member who has answered', async () => {
    const number = await asked()
    await redeemAgain(desk, number)
    await chaseAt('2026-04-30T02:00:00Z')
    expect(await kindsOf(number)).toEqual(['received', 'asked_again', 'received'])
    expect((await readClaim(agent, number)).awaited).toBeNull()
    expect((await memberSees(number)).answerBy).toBeNull()
  })
})

describe('a claim expires', () => {
  test('on the first working morning after the last date, with a mail', async () => {
    const number = await asked()
    await chaseAt('2026-03-17T02:00:00Z')
    await chaseAt('2026-03-27T01:59:59Z')
    expect((await readClaim(agent, number)).state).toBe('asked_again')
    await chaseAt('2026-03-27T02:00:00Z')
    await chaseAt('2026-03-27T02:00:01Z')
    const claim = await readClaim(agent, number)
    expect(claim).toMatchObject({ state: 'expired', awaited: null })
    expect(claim.history[0]).toMatchObject({
      kind: 'claim_expired',
      actor: { kind: 'system' },
      details: { answerBy: '2026-03-26' },
    })
    const mails = await mailsOf(agent, number)
    expect(mails.at(-1)).toMatchObject({ kind: 'expired', to: claim.attempts[0]?.member.email })
    expect(mails.at(-1)?.body).not.toContain('{{')
    expect(mails.filter(({ kind }) => kind === 'expired')).toHaveLength(1)
    expect(await memberSees(number)).toMatchObject({
      status: 'Redeem Expired',
      hasRedeemAgain: false,
      fixes: [],
    })
  })

  test('never on a day off: a last date before the weekend ends on Monday', async () => {
    desk.at('2026-03-06T02:00:00Z')
    const number = await asked()
    expect((await readClaim(agent, number)).awaited?.answerBy).toBe('2026-03-13')
    await chaseAt('2026-03-14T03:00:00Z')
    await chaseAt('2026-03-15T03:00:00Z')
    expect((await readClaim(agent, number)).state).toBe('asked_again')
    await chaseAt('2026-03-16T02:00:00Z')
    expect((await readClaim(agent, number)).state).toBe('expired')
  })

  test('a member who answers after the date, before it was closed, is heard', async () => {
    const number = await asked()
    desk.at('2026-03-27T01:00:00Z')
    await redeemAgain(desk, number)
    await chaseAt('2026-03-27T02:00:00Z')
    expect((await readClaim(agent, number)).state).toBe('waiting')
  })

  test('after that the member is told why redeeming again is refused', async () => {
    const number = await expired()
    expect((await refusal(redeemAgain(desk, number))).id).toBe('claim_expired')
  })

  test('and is listed and counted as such', async () => {
    const { counts: before } = await agent.call(claimCounts, {})
    const number = await expired()
    const { counts: after } = await agent.call(claimCounts, {})
    expect(after.expired).toBeGreaterThan(before.expired)
    const { items } = await agent.call(claimList, { query: { view: 'expired' } })
    expect(items.map((row) => row.number)).toContain(number)
  })

  test('it frees the limit of its e-mail, and its S/N', async () => {
    desk.at('2026-03-12T02:00:00Z')
    const first = await redeem(desk, { promotion: 'once' })
    await askAgain(agent, first)
    const second = await redeem(desk, { promotion: 'once' })
    const outcome = async (id: string) =>
      (await readClaim(agent, second)).checks.find((check) => check.id === id)?.outcome
    expect(await outcome('redeem_limit')).toBe('unsure')
    expect(await outcome('serial_unused')).toBe('unsure')
    await chaseAt('2026-03-27T02:00:00Z')
    expect((await readClaim(agent, first)).state).toBe('expired')
    expect(await outcome('redeem_limit')).toBe('holds')
    expect(await outcome('serial_unused')).toBe('holds')
  })

  test('once, however many servers look at the same moment', async () => {
    const number = await asked()
    desk.at('2026-03-27T02:00:00Z')
    await Promise.all([1, 2, 3].map(() => chaseAnswers(desk.ports)))
    expect((await kindsOf(number)).filter((kind) => kind === 'expired')).toHaveLength(1)
  })

  test('one on which this fails keeps no other from it, and is tried again', async () => {
    const broken = await asked('french')
    const number = await asked()
    const { terms } = await desk.database
      .selectFrom('promotions')
      .select('terms')
      .where('id', '=', 'french')
      .executeTakeFirstOrThrow()
    const set = (calendars: string[]) =>
      desk.database
        .updateTable('promotions')
        .set({ terms: JSON.stringify({ ...terms, calendars }) })
        .where('id', '=', 'french')
        .execute()
    await set(['nowhere'])
    failing.isExpected = true
    await chaseAt('2026-03-27T09:00:00Z')
    failing.isExpected = false
    await set(terms.calendars)
    expect((await readClaim(agent, number)).state).toBe('expired')
    expect((await readClaim(agent, broken)).state).toBe('asked_again')
    await chaseAt('2026-03-27T10:00:00Z')
    expect((await readClaim(agent, broken)).state).toBe('expired')
  })
})
