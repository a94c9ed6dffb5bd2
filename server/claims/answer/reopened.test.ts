import { describe, expect, test } from 'vitest'
import { claimAssign, claimRead } from '../../../contract/claims.ts'
import { claimReverse, claimUndo } from '../../../contract/claim-work.ts'
import { noticeList } from '../../../contract/live.ts'
import { claimWatch } from '../../../contract/notes.ts'
import {
  approve,
  askAgain,
  mailsOf,
  newKey,
  readClaim,
  redeemAgain,
} from '../../../tests/support/acts.ts'
import { refusal, refusedWith } from '../../../tests/support/refusal.ts'
import { unansweredDesk } from '../../../tests/support/unanswered.ts'
import { getClaim } from '../store.ts'

const { desk, agent, supervisor, chaseAt, asked, expired, kindsOf, memberSees, reopen } =
  unansweredDesk()

describe('a claim is reopened', () => {
  test('by a supervisor: the member is asked again, with a new last date', async () => {
    const number = await expired()
    const claim = await reopen(supervisor, number)
    expect(claim).toMatchObject({
      state: 'asked_again',
      awaited: { answerBy: '2026-04-06', remindedAt: null },
    })
    expect(claim.history[0]).toMatchObject({
      kind: 'claim_reopened',
      details: { because: 'They wrote that they were in hospital', answerBy: '2026-04-06' },
    })
    const mail = (await mailsOf(agent, number)).at(-1)
    expect(mail?.kind).toBe('asked_again')
    expect(mail?.body).toContain('6 April 2026')
    expect(await memberSees(number)).toMatchObject({ hasRedeemAgain: true })
    await redeemAgain(desk, number)
    expect((await readClaim(agent, number)).state).toBe('waiting')
  })

  test('and whoever saw it before it expired is told that the desk did that', async () => {
    const number = await asked()
    const seen = await readClaim(supervisor, number)
    await chaseAt('2026-03-27T02:00:00Z')
    const reverse = supervisor.call(claimReverse, {
      params: { number },
      version: seen.version,
      idempotencyKey: newKey(),
      body: { because: 'It was readable' },
    })
    expect(await refusal(reverse)).toMatchObject({
      id: 'claim_changed',
      changes: [{ kind: 'claim_expired', by: null, actor: 'system' }],
    })
  })

  test('and no mail that it was closed leaves after that; nor a reminder once they answered', async () => {
    const number = await asked()
    await chaseAt('2026-03-17T02:00:00Z')
    await chaseAt('2026-03-27T02:00:00Z')
    // As with a mail server that refuses them.
    const { id } = await getClaim(desk.database, number)
    await desk.database
      .updateTable('mails')
      .set({ state: 'waiting', next_try_at: new Date('2026-03-28T02:00:00Z') })
      .where('claim_id', '=', id)
      .where('kind', '=', 'expired')
      .execute()
    await reopen(supervisor, number)
    const states = async () =>
      (await mailsOf(agent, number)).map(({ kind, state }) => `${kind} ${state}`)
    expect(await states()).toContain('expired withdrawn')

    await chaseAt('2026-04-02T02:00:00Z')
    await desk.database
      .updateTable('mails')
      .set({ state: 'stuck' })
      .where('claim_id', '=', id)
      .where('kind', '=', 'answer_reminder')
      .where('created_at', '>', new Date('2026-04-01T00:00:00Z'))
      .execute()
    await redeemAgain(desk, number)
    expect(await states()).toContain('answer_reminder withdrawn')
  })

  test('and whoever watches it is told of both', async () => {
    const number = await asked()
    const watcher = await desk.as('agent')
    await watcher.call(claimWatch, { params: { number } })
    await chaseAt('2026-03-27T02:00:00Z')
    await reopen(supervisor, number)
    const notices = await watcher.call(noticeList, {})
    expect(notices.map(({ kind, claim, by }) => [kind, claim, by === null])).toEqual([
      ['watched_reopened', number, false],
      ['watched_expired', number, true],
    ])
  })

  test('and expires again if the member stays silent', async () => {
    const number = await expired()
    await reopen(supervisor, number)
    await chaseAt('2026-04-07T02:00:00Z')
    expect((await readClaim(agent, number)).state).toBe('expired')
    expect((await kindsOf(number)).filter((kind) => kind === 'expired')).toHaveLength(2)
  })

  test('by nobody else, and nothing but an expired one', async () => {
    const number = await expired()
    expect(await refusedWith(reopen(agent, number))).toBe('not_permitted')
    const open = await asked()
    expect(await refusedWith(reopen(supervisor, open))).toBe('not_expired')
    await reopen(supervisor, number)
    expect(await refusedWith(reopen(supervisor, number))).toBe('not_expired')
  })
})

describe('nothing is awaited', () => {
  test('once the question was undone or reversed; a new one counts anew', async () => {
    const number = await asked()
    const undone = await agent.call(claimUndo, {
      params: { number },
      version: (await readClaim(agent, number)).version,
      idempotencyKey: newKey(),
    })
    expect(undone).toMatchObject({ state: 'waiting', awaited: null })
    desk.at('2026-03-13T02:00:00Z')
    await askAgain(agent, number)
    expect((await readClaim(agent, number)).awaited?.answerBy).toBe('2026-03-27')
    const reverse = async () =>
      supervisor.call(claimReverse, {
        params: { number },
        version: (await readClaim(agent, number)).version,
        idempotencyKey: newKey(),
        body: { because: 'It was readable' },
      })
    expect(await reverse()).toMatchObject({ state: 'waiting', awaited: null })
    await askAgain(agent, number)
    await chaseAt('2026-03-30T02:00:00Z')
    expect(await reverse()).toMatchObject({ state: 'waiting', awaited: null })
    expect((await approve(agent, number)).state).toBe('approved')
  })

  test('and an expired claim can be worked on by nobody', async () => {
    const number = await expired()
    const { version } = await supervisor.call(claimRead, { params: { number } })
    const assign = supervisor.call(claimAssign, {
      params: { number },
      version,
      body: { assignee: null },
    })
    expect(await refusedWith(assign)).toBe('claim_not_open')
  })
})
