import { expect, test } from 'vitest'
import { claimApprove, claimAskAgain } from '../../contract/decisions.ts'
import { claimLeave, claimRead, claimTake } from '../../contract/claims.ts'
import { claimNext } from '../../contract/queue.ts'
import { claimUndo } from '../../contract/claim-work.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { codeStockList } from '../../contract/codes.ts'
import { prizeConfirm, prizeRead, prizeRefuse, prizeRelease } from '../../contract/prizes.ts'
import type { Client } from '../../contract/client.ts'
import { importCodes } from '../support/codes.ts'
import { aboveTheLimit, claimIntake } from '../support/factories.ts'
import { jpeg } from '../support/pictures.ts'
import { fileRaceDesk, openRaceDesk } from './race-desk.ts'

/** Two processes' worth of API on one real PostgreSQL: what one connection can never show. */
const desk = fileRaceDesk()
let keys = 0
const key = () => `race-${String((keys += 1)).padStart(6, '0')}`

async function redeemMany(promotion: string, count: number, at = desk): Promise<string[]> {
  const picture = await jpeg(40)
  const redeemed = Array.from({ length: count }, (_, n) =>
    at.memberCenter.call(intakeClaimCreate, {
      json: claimIntake({ promotion, registration: { serialNumber: `${promotion}-${n}X` } }),
      files: { invoice: picture, serialPhoto: picture },
      idempotencyKey: key(),
    }),
  )
  return (await Promise.all(redeemed)).map(({ number }) => number)
}

async function load(promotion: string, codes: string[]) {
  const people: [Client, Client] = [await desk.as('supervisor'), await desk.as('supervisor')]
  return importCodes(people, { promotion, prize: 'voucher' }, codes)
}

const approve = (agent: Client, number: string, version = 1) =>
  agent.call(claimApprove, {
    params: { number },
    version,
    idempotencyKey: key(),
    body: { overrideReason: 'whatever the checks say' },
  })

const outcome = (result: PromiseSettledResult<unknown>): string =>
  result.status === 'fulfilled'
    ? 'done'
    : ((result.reason as { problem?: { id: string } }).problem?.id ?? String(result.reason))

test('of many who decide the same claim at once exactly one does', async () => {
  await desk.addPromotion('one-winner')
  const [number = ''] = await redeemMany('one-winner', 1)
  const agents = await Promise.all(Array.from({ length: 8 }, () => desk.as('agent')))
  const results = await Promise.allSettled(
    agents.map((agent, n) =>
      n % 2 === 0
        ? approve(agent, number)
        : agent.call(claimAskAgain, {
            params: { number },
            version: 1,
            idempotencyKey: key(),
            body: { reasons: ['photo_unreadable'], internalNote: null },
          }),
    ),
  )
  const outcomes = results.map(outcome).toSorted()
  expect(outcomes.filter((one) => one === 'done')).toHaveLength(1)
  expect(outcomes.filter((one) => one === 'claim_changed')).toHaveLength(7)
  const { history, version } = await (
    await desk.as('auditor')
  ).call(claimRead, {
    params: { number },
  })
  expect(version).toBe(2)
  expect(history).toHaveLength(2)
})

test('the same command sent ten times at once happens once, and is answered ten times alike', async () => {
  await desk.addPromotion('ten-times')
  const [number = ''] = await redeemMany('ten-times', 1)
  const agent = await desk.as('agent')
  const command = {
    params: { number },
    version: 1,
    idempotencyKey: key(),
    body: { overrideReason: 'whatever' },
  }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => agent.call(claimApprove, command)),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]?.history).toHaveLength(2)
})

test('the same redemption sent ten times at once is one claim', async () => {
  await desk.addPromotion('once')
  const picture = await jpeg(50)
  const call = {
    json: claimIntake({ promotion: 'once' }),
    files: { invoice: picture, serialPhoto: picture },
    idempotencyKey: key(),
  }
  const rows = await Promise.all(
    Array.from({ length: 10 }, () => desk.memberCenter.call(intakeClaimCreate, call)),
  )
  expect(new Set(rows.map(({ number }) => number)).size).toBe(1)
})

test('more approvals than codes: every code is given once, and the rest wait', async () => {
  await desk.addPromotion('short')
  const supervisor = await desk.as('supervisor')
  await load(
    'short',
    Array.from({ length: 12 }, (_, n) => `SHORT-${String(n).padStart(6, '0')}`),
  )
  const numbers = await redeemMany('short', 30)
  const agents = await Promise.all(Array.from({ length: 6 }, () => desk.as('agent')))
  await Promise.all(
    agents.map(async (agent, n) => {
      for (const number of numbers.filter((_, index) => index % agents.length === n)) {
        await approve(agent, number)
      }
    }),
  )
  await desk.serveWaiting()
  const codes = await desk.database
    .selectFrom('codes')
    .select('claim_id')
    .where('promotion_id', '=', 'short')
    .execute()
  expect(new Set(codes.map(({ claim_id }) => claim_id)).size).toBe(12)
  expect(codes.every(({ claim_id }) => claim_id !== null)).toBe(true)
  const stock = (await supervisor.call(codeStockList, {})).find(
    ({ promotion }) => promotion.id === 'short',
  )
  expect(stock).toMatchObject({ imported: 12, available: 0, issued: 12, awaiting: 18 })
})

test('codes loaded while claims are approved leave nobody waiting beside a free code', async () => {
  await desk.addPromotion('meanwhile')
  const supervisor = await desk.as('supervisor')
  const numbers = await redeemMany('meanwhile', 24)
  const agents = await Promise.all(Array.from({ length: 4 }, () => desk.as('agent')))
  await Promise.all([
    ...agents.map(async (agent, n) => {
      for (const number of numbers.filter((_, index) => index % agents.length === n)) {
        await approve(agent, number)
      }
    }),
    ...[0, 1, 2].map((batch) =>
      load(
        'meanwhile',
        Array.from({ length: 10 }, (_, n) => `MEAN-${batch}-${String(n).padStart(5, '0')}`),
      ),
    ),
  ])
  await desk.serveWaiting()
  const stock = (await supervisor.call(codeStockList, {})).find(
    ({ promotion }) => promotion.id === 'meanwhile',
  )
  expect(stock).toMatchObject({ imported: 30, issued: 24, available: 6, awaiting: 0 })
})

test('ten people who take the next claim at once get ten different ones', async () => {
  await desk.addPromotion('crowd')
  const numbers = await redeemMany('crowd', 25)
  const query = { promotion: 'crowd' }
  const agents = await Promise.all(Array.from({ length: 10 }, () => desk.as('agent')))
  const first = await Promise.all(agents.map((agent) => agent.call(claimNext, { query, body: {} })))
  const taken = first.map(({ number }) => number)
  expect(new Set(taken).size).toBe(10)
  expect(taken.every((number) => number !== null && numbers.includes(number))).toBe(true)
})

test('leasing ahead and opening what others leased ahead: one claim each, nothing kept by two', async () => {
  await desk.addPromotion('ahead')
  const numbers = await redeemMany('ahead', 12)
  const query = { promotion: 'ahead' }
  const agents = await Promise.all(Array.from({ length: 6 }, () => desk.as('agent')))
  for (let turn = 0; turn < 8; turn++) {
    await Promise.all(
      agents.flatMap((agent, index) => [
        agent.call(claimNext, { query, body: { ahead: true } }),
        agent.call(claimNext, { query, body: { ahead: true } }),
        agent
          .call(claimTake, { params: { number: numbers[(turn + index) % 12] ?? '' } })
          .catch(() => {}),
      ]),
    )
  }
  const kept = await desk.database
    .selectFrom('leases')
    .innerJoin('claims', 'claims.id', 'leases.claim_id')
    .select(['number', 'staff_id', 'is_ahead'])
    .where('claims.promotion_id', '=', 'ahead')
    .execute()
  const ahead = kept.filter((lease) => lease.is_ahead)
  expect(new Set(ahead.map(({ staff_id }) => staff_id)).size).toBe(ahead.length)
  // Whoever opened a claim first has it.
  expect(kept.filter((lease) => !lease.is_ahead).length).toBeGreaterThanOrEqual(6)
})

test('ten people who take and decide for an hour never meet: 500 takes, no claim twice', async () => {
  await desk.addPromotion('shift')
  await redeemMany('shift', 100)
  const query = { promotion: 'shift' }
  const agents = await Promise.all(Array.from({ length: 10 }, () => desk.as('agent')))
  const held = new Set<string>()
  const decided: string[] = []
  let takes = 0
  await Promise.all(
    agents.map(async (agent, index) => {
      for (let turn = 0; turn < 50; turn++) {
        const { number } = await agent.call(claimNext, { query, body: {} })
        takes += 1
        if (number === null) continue
        expect(held.has(number), `${number} is given to two`).toBe(false)
        held.add(number)
        // One in five is decided, the others are given back for somebody else to take.
        if ((turn + index) % 5 === 0) {
          await approve(agent, number)
          decided.push(number)
        }
        held.delete(number)
        await agent.call(claimLeave, { params: { number } })
      }
    }),
  )
  expect(takes).toBe(500)
  expect(decided).toHaveLength(new Set(decided).size)
  expect(decided.length).toBeGreaterThan(80)
})

test('undoing and sending race: the mail leaves or the decision is undone, never both', async () => {
  const sent: string[] = []
  const racing = await openRaceDesk({
    undoSeconds: 1,
    mailer: { send: async ({ messageId }) => void sent.push(messageId) },
  })
  await racing.addPromotion('close-call')
  const agent = await racing.as('agent')
  const numbers = await redeemMany('close-call', 12, racing)
  const outcomes = await Promise.all(
    numbers.map(async (number, index) => {
      const { version } = await agent.call(claimAskAgain, {
        params: { number },
        version: 1,
        idempotencyKey: key(),
        body: { reasons: ['photo_unreadable'] },
      })
      // From well before the moment the mail may leave to just after it.
      const moment = 850 + index * 25
      await new Promise((resolve) => setTimeout(resolve, moment))
      const [undone] = await Promise.allSettled([
        agent.call(claimUndo, { params: { number }, version, idempotencyKey: key() }),
        racing.serveWaiting(),
        racing.serveWaiting(),
      ])
      return undone.status === 'fulfilled'
    }),
  )
  await new Promise((resolve) => setTimeout(resolve, 1200))
  await racing.serveWaiting()
  const mails = await racing.database
    .selectFrom('mails')
    .innerJoin('claims', 'claims.id', 'mails.claim_id')
    .select(['claims.number', 'claims.state', 'mails.state as mail', 'mails.message_id'])
    .where('mails.kind', '=', 'asked_again')
    .execute()
  for (const [index, number] of numbers.entries()) {
    const mail = mails.find((one) => one.number === number) ?? expect.fail('no mail')
    const isUndone = outcomes[index]
    expect(mail).toMatchObject(
      isUndone ? { state: 'waiting', mail: 'withdrawn' } : { state: 'asked_again', mail: 'sent' },
    )
    expect(sent.filter((id) => id === mail.message_id)).toHaveLength(isUndone ? 0 : 1)
  }
  await racing.close()
})

test('a prize released by two supervisors at once goes out once', async () => {
  await desk.addPromotion('two-keys', { release: 'after_end', redeemUntil: '2026-01-31' })
  const supervisor = await desk.as('supervisor')
  await load('two-keys', ['TWO-KEYS-1', 'TWO-KEYS-2'])
  const [number = ''] = await redeemMany('two-keys', 1)
  const { version } = await approve(await desk.as('agent'), number)
  const results = await Promise.allSettled(
    [supervisor, await desk.as('supervisor')].map((one) =>
      one.call(prizeRelease, { params: { number }, version, idempotencyKey: key() }),
    ),
  )
  expect(results.map(outcome).toSorted()).toEqual(['claim_changed', 'done'])
  const mails = await desk.database
    .selectFrom('mails')
    .innerJoin('claims', 'claims.id', 'mails.claim_id')
    .select('mails.kind')
    .where('claims.number', '=', number)
    .execute()
  expect(mails.filter(({ kind }) => kind === 'approved_code')).toHaveLength(1)
})

test('of many who confirm, refuse and undo at once, nobody gives a prize above the limit alone', async () => {
  await desk.addPromotion('two-people', aboveTheLimit)
  const numbers = await redeemMany('two-people', 6)
  await load(
    'two-people',
    numbers.map((_, n) => `TWO-PEOPLE-CODE-${n}`),
  )
  const people = await Promise.all(
    (['agent', 'agent', 'supervisor', 'supervisor'] as const).map((role) => desk.as(role)),
  )
  const [decider] = people
  if (!decider) throw new Error('There is nobody')
  for (const number of numbers) await approve(decider, number)
  const results = await Promise.allSettled(
    numbers.flatMap((number) => {
      const to = () => ({ params: { number }, version: 2, idempotencyKey: key() })
      return people.flatMap((who) => [
        who.call(prizeConfirm, to()),
        who.call(prizeConfirm, to()),
        who.call(prizeRefuse, { ...to(), body: { because: 'no' } }),
      ])
    }),
  )
  expect(results.filter((one) => outcome(one) === 'done')).toHaveLength(numbers.length)
  expect(new Set(results.map(outcome))).toEqual(
    new Set(['done', 'claim_changed', 'second_person_needed']),
  )
  const auditor = await desk.as('auditor')
  for (const number of numbers) {
    const prize = await auditor.call(prizeRead, { params: { number } })
    const { confirmedBy = null, refusal: refused = null } = prize.secondPerson ?? {}
    expect(prize.state).toBe(confirmedBy === null ? 'to_confirm' : 'issued')
    expect(confirmedBy === null).toBe(refused !== null)
  }
})
