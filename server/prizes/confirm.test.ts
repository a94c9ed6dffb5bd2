import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { decisionPreview } from '../../contract/decisions.ts'
import { claimReverse, claimUndo } from '../../contract/claim-work.ts'
import { intakeClaimRead } from '../../contract/intake.ts'
import { noticeList } from '../../contract/live.ts'
import {
  prizeConfirm,
  prizeCounts,
  prizeList,
  prizeRead,
  prizeRefuse,
  prizeRelease,
} from '../../contract/prizes.ts'
import { shipmentRead } from '../../contract/shipments.ts'
import { approve, loadCodes, mailsOf, newKey, readClaim, redeem } from '../../tests/support/acts.ts'
import type { TestDesk, Somebody } from '../../tests/support/desk.ts'
import { dearPrize, physicalPrize } from '../../tests/support/factories.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk({ undoSeconds: 10 })
const agent = desk.staff('agent')
const second = desk.staff('agent')
const supervisor = desk.staff('supervisor')
let promotion: string
let tests = 0

const rupiah = (amount: string) => ({ amount, currency: 'IDR' })

beforeEach(() => {
  desk.at('2026-03-10T02:00:00Z')
  promotion = `dear-${++tests}`
})

async function approved(
  terms: Parameters<TestDesk['addPromotion']>[1] = {},
  codes = 1,
): Promise<string> {
  await desk.addPromotion(promotion, {
    prizes: [dearPrize],
    secondPersonAbove: rupiah('750000'),
    ...terms,
  })
  const isDigital = (terms.prizes ?? [dearPrize])[0]?.kind === 'digital_code'
  if (isDigital && codes > 0) {
    await loadCodes(supervisor, promotion, Array.from({ length: codes }, newKey))
  }
  const number = await redeem(desk, { promotion })
  await approve(agent, number)
  return number
}

const prizeOf = (number: string, who: Somebody = supervisor) =>
  who.call(prizeRead, { params: { number } })

async function command(number: string) {
  const { version } = await prizeOf(number)
  return { params: { number }, version, idempotencyKey: newKey() }
}
const confirm = async (who: Somebody, number: string) =>
  who.call(prizeConfirm, await command(number))
const refuse = async (who: Somebody, number: string, because = 'Another model on the invoice') =>
  who.call(prizeRefuse, { ...(await command(number)), body: { because } })
const statusOf = async (number: string) =>
  (await desk.memberCenter.call(intakeClaimRead, { params: { number } })).status
const kindsOf = async (number: string) => (await mailsOf(agent, number)).map(({ kind }) => kind)

describe('a prize worth more than the limit', () => {
  test('waits for a second person, and nothing is promised', async () => {
    const number = await approved()
    expect(await prizeOf(number, second)).toMatchObject({
      state: 'to_confirm',
      worth: { amount: '1000000.00', currency: 'IDR' },
      secondPerson: { approvedBy: 'agent 1', confirmedBy: null, refusal: null },
      codeState: null,
      canConfirm: true,
    })
    expect(await kindsOf(number)).toEqual(['received'])
    expect(await statusOf(number)).toBe('Redeem qualification under reviewing')
    const claim = await readClaim(agent, number)
    expect(claim.redeemHistory.status).toBe('Redeem qualification under reviewing')
    expect(claim.history[0]).toMatchObject({
      kind: 'claim_approved',
      details: { prizeState: 'to_confirm' },
    })
  })

  test('goes its way once somebody else confirms, and then the member is told', async () => {
    const number = await approved()
    expect(await confirm(second, number)).toMatchObject({
      state: 'issued',
      secondPerson: { confirmedBy: 'agent 2' },
      canConfirm: false,
    })
    expect(await kindsOf(number)).toEqual(['received', 'approved_code'])
    expect(await statusOf(number)).toBe('Redeem Success')
    const { history } = await readClaim(agent, number)
    expect(history[0]).toMatchObject({ kind: 'prize_confirmed', actor: { name: 'agent 2' } })
  })

  test('waits in line when there is no code', async () => {
    const number = await approved({}, 0)
    expect((await confirm(second, number)).state).toBe('awaiting_code')
    expect(await kindsOf(number)).toEqual(['received', 'approved_later'])
  })

  test('is held then, with its code reserved, where the promotion holds its prizes', async () => {
    const number = await approved({ release: 'after_end' })
    expect(await confirm(second, number)).toMatchObject({ state: 'held', codeState: 'reserved' })
    desk.at('2026-04-01T02:00:00Z')
    const released = await supervisor.call(prizeRelease, await command(number))
    expect(released.state).toBe('issued')
  })

  test('that is goods counts its weeks from the approval', async () => {
    const prizes = [{ ...physicalPrize, worth: rupiah('750000.01') }]
    const number = await approved({ prizes })
    desk.at('2026-03-12T02:00:00Z')
    expect((await confirm(second, number)).state).toBe('dispatch')
    const { deadline } = await supervisor.call(shipmentRead, { params: { number } })
    expect(deadline.receivedOn).toBe('2026-03-10')
  })

  test('is not confirmed by whoever approved it, whatever their role', async () => {
    const number = await approved()
    expect(await prizeOf(number, agent)).toMatchObject({ canConfirm: false, isOwnApproval: true })
    expect((await refusal(confirm(agent, number))).id).toBe('second_person_needed')
    expect((await refusal(refuse(agent, number))).id).toBe('second_person_needed')
    const own = await redeem(desk, { promotion })
    await approve(supervisor, own)
    expect((await refusal(confirm(supervisor, own))).id).toBe('second_person_needed')
  })

  test.each(['logistics', 'administrator', 'auditor'] as const)(
    'is not confirmed by %s',
    async (role) => {
      const number = await approved()
      const who = await desk.as(role)
      expect((await refusal(confirm(who, number))).id).toBe('not_permitted')
    },
  )

  test('is confirmed once', async () => {
    const number = await approved()
    await confirm(second, number)
    expect((await refusal(confirm(supervisor, number))).id).toBe('prize_not_to_confirm')
  })

  test('cannot be released past its second person', async () => {
    const number = await approved({ release: 'after_end' })
    desk.at('2026-04-01T02:00:00Z')
    const released = supervisor.call(prizeRelease, await command(number))
    expect((await refusal(released)).id).toBe('prize_not_held')
  })

  test('is foreseen so, with the mail that would follow', async () => {
    await desk.addPromotion(promotion, { prizes: [dearPrize], secondPersonAbove: rupiah('750000') })
    await loadCodes(supervisor, promotion, [newKey()])
    const number = await redeem(desk, { promotion })
    const body = { kind: 'approve' as const, reasons: [], addition: null }
    const preview = await agent.call(decisionPreview, { params: { number }, body })
    expect(preview.prize?.state).toBe('to_confirm')
    expect(preview.mail.body).toContain('activation code')
    expect(preview.redeemHistory.status).toBe('Redeem qualification under reviewing')
  })
})

test.each([
  ['exactly at the limit', '750000', '750000.00'],
  ['below it', '749999.99', '750000'],
])('a prize %s needs one person only', async (_, worth, limit) => {
  const number = await approved({
    prizes: [{ ...dearPrize, worth: rupiah(worth) }],
    secondPersonAbove: rupiah(limit),
  })
  expect(await prizeOf(number)).toMatchObject({ state: 'issued', secondPerson: null })
})

describe('a refusal', () => {
  test('tells the supervisors and whoever approved why, and the member nothing', async () => {
    const number = await approved()
    const refused = await refuse(second, number)
    expect(refused).toMatchObject({
      state: 'to_confirm',
      secondPerson: { refusal: { by: 'agent 2', because: 'Another model on the invoice' } },
      canConfirm: false,
    })
    for (const who of [supervisor, agent]) {
      const notices = await who.call(noticeList, {})
      expect(notices.find(({ claim }) => claim === number)).toMatchObject({
        kind: 'prize_refused',
        note: 'Another model on the invoice',
      })
    }
    expect(await kindsOf(number)).toEqual(['received'])
    const { history } = await readClaim(agent, number)
    expect(history[0]).toMatchObject({
      kind: 'prize_refused',
      details: { because: 'Another model on the invoice' },
    })
  })

  test('leaves it to a supervisor, who confirms all the same', async () => {
    const number = await approved()
    await refuse(second, number)
    const third = await desk.as('agent')
    expect((await refusal(confirm(third, number))).id).toBe('supervisor_needed')
    expect((await refusal(confirm(second, number))).id).toBe('second_person_needed')
    expect((await refusal(refuse(supervisor, number))).id).toBe('prize_not_to_confirm')
    expect((await confirm(supervisor, number)).state).toBe('issued')
  })

  test('or takes the approval back; approved anew it waits anew', async () => {
    const number = await approved()
    await refuse(second, number)
    const { version } = await readClaim(supervisor, number)
    await supervisor.call(claimReverse, {
      params: { number },
      version,
      idempotencyKey: newKey(),
      body: { because: 'The invoice is of another model' },
    })
    expect((await refusal(prizeOf(number))).id).toBe('not_found')
    await approve(second, number)
    expect(await prizeOf(number, agent)).toMatchObject({
      state: 'to_confirm',
      secondPerson: { refusal: null },
      canConfirm: true,
    })
    expect((await prizeOf(number, second)).canConfirm).toBe(false)
  })

  test('is a list of its own', async () => {
    const number = await approved()
    const waiting = await redeem(desk, { promotion })
    await approve(agent, waiting)
    await refuse(second, number)
    const listed = async (query: object) =>
      (
        await supervisor.call(prizeList, { query: { promotion, limit: '200', ...query } })
      ).items.map(({ claim }) => claim)
    expect(await listed({ refused: 'true' })).toEqual([number])
    expect(await listed({ refused: 'false' })).toEqual([waiting])
    expect((await listed({ state: 'to_confirm' })).toSorted()).toEqual([number, waiting].toSorted())
    const counts = await supervisor.call(prizeCounts, {})
    const all = await desk.database.selectFrom('prizes').selectAll().execute()
    const open = all.filter(({ state }) => state === 'to_confirm')
    expect(counts.refused).toBe(open.filter(({ refused_by }) => refused_by !== null).length)
    expect(counts.to_confirm + counts.refused).toBe(open.length)
  })
})

test('whoever approved can undo it while nobody confirmed, and not after', async () => {
  const undo = async (number: string) =>
    agent.call(claimUndo, {
      params: { number },
      version: (await readClaim(agent, number)).version,
      idempotencyKey: newKey(),
    })
  const number = await approved({}, 2)
  expect((await undo(number)).state).toBe('waiting')
  await approve(agent, number)
  await confirm(second, number)
  expect((await refusal(undo(number))).id).toBe('undo_too_late')
})

test('a limit that is raised later lets nothing go that waits already', async () => {
  const number = await approved()
  await sql`update promotions set terms = terms || '{"secondPersonAbove": null}', version = version + 1
    where id = ${promotion}`.execute(desk.database)
  expect((await prizeOf(number)).state).toBe('to_confirm')
  expect((await refusal(confirm(agent, number))).id).toBe('second_person_needed')
})

/** Every prize that moved although it is above its limit, and nobody but its approver said so. */
const movedAlone = () => sql<{ number: string }>`
  select c.number from prizes p
  join claims c on c.id = p.claim_id
  join promotions o on o.id = p.promotion_id
  join decisions d on d.claim_id = c.id and d.attempt = c.attempt and d.undone_at is null
  cross join jsonb_array_elements(o.terms->'prizes') offer
  where offer->>'id' = p.offer_id
    and (offer->'worth'->>'amount')::numeric > (o.terms->'secondPersonAbove'->>'amount')::numeric
    and (p.confirmed_by is null or p.confirmed_by = d.staff_id)
    and (p.state <> 'to_confirm'
      or exists (select from codes x where x.claim_id = c.id)
      or exists (select from shipments s where s.claim_id = c.id)
      or exists (select from mails m where m.claim_id = c.id and m.version >= d.version))
`

test('whatever several people do in whatever order, nothing above the limit moves by one alone', async () => {
  const people = [agent, second, supervisor]
  const acts = ['approve', 'confirm', 'refuse', 'undo', 'reverse', 'release'] as const
  await desk.addPromotion('many', {
    prizes: [{ ...dearPrize, id: 'small', worth: rupiah('300'), models: ['X'] }, dearPrize],
    secondPersonAbove: rupiah('500'),
  })
  await desk.addPromotion('many-held', {
    prizes: [dearPrize],
    secondPersonAbove: rupiah('500'),
    release: 'after_end',
  })
  await loadCodes(supervisor, 'many', Array.from({ length: 30 }, newKey))
  await loadCodes(supervisor, 'many-held', Array.from({ length: 30 }, newKey))
  desk.at('2026-04-01T02:00:00Z')
  let confirmed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('many', 'many-held'),
      fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat(2)), { minLength: 3, maxLength: 9 }),
      async (which, steps) => {
        const number = await redeem(desk, { promotion: which })
        for (const [act, n] of [['approve', 0] as const, ...steps]) {
          const who = people[n] ?? agent
          const params = { number }
          const { version } = await readClaim(who, number)
          const to = { params, version, idempotencyKey: newKey() }
          const done = {
            approve: () => approve(who, number),
            confirm: () => who.call(prizeConfirm, to),
            refuse: () => who.call(prizeRefuse, { ...to, body: { because: 'no' } }),
            undo: () => who.call(claimUndo, to),
            reverse: () => who.call(claimReverse, { ...to, body: { because: 'no' } }),
            release: () => who.call(prizeRelease, to),
          }[act]()
          const isDone = await done.then(
            () => true,
            () => false,
          )
          if (isDone && act === 'confirm') confirmed += 1
          expect((await movedAlone().execute(desk.database)).rows).toEqual([])
        }
      },
    ),
    { numRuns: 25, seed: 6 },
  )
  expect(confirmed).toBeGreaterThan(3)
})
