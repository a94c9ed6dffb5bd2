import { createStorage } from 'unstorage'
import { beforeAll, describe, expect, test } from 'vitest'
import { claimRead } from '../../../contract/claims.ts'
import { intakeClaimCreate, intakeClaimRead, intakeMemberClaims } from '../../../contract/intake.ts'
import { anyPhoto, askAgain, mailsOf, newKey, redeem } from '../../../tests/support/acts.ts'
import { intakeKey } from '../../../tests/support/desk.ts'
import { claimIntake, physicalPrize } from '../../../tests/support/factories.ts'
import { ask } from '../../../tests/support/raw.ts'
import { faultsOf, refusal } from '../../../tests/support/refusal.ts'
import { pictureStore } from '../../storage/picture-store.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const storage = createStorage()
const desk = fileDesk(() => ({ pictures: pictureStore(storage) }))
const agent = desk.staff('agent')
beforeAll(() => desk.addPromotion('smart-moves'))

/** Everything an intake could have left behind. */
async function traces() {
  const tables = [
    'claims',
    'attempts',
    'files',
    'documents',
    'document_pages',
    'events',
    'mails',
    'idempotency_keys',
  ] as const
  const rows = await Promise.all(
    tables.map((table) => desk.database.selectFrom(table).selectAll().execute()),
  )
  return { rows: rows.map((list) => list.length), files: await storage.getKeys() }
}

/** A form as anybody could send it. */
function send(parts: Record<string, string | Blob>, headers: Record<string, string> = {}) {
  const body = new FormData()
  for (const [name, part] of Object.entries(parts)) body.set(name, part)
  return ask(desk, 'POST', '/api/intake/claims', {
    headers: { authorization: `Bearer ${intakeKey}`, 'idempotency-key': newKey(), ...headers },
    body,
  })
}

describe('a claim that is taken', () => {
  test('waits with its evidence, its deadline, its history and its mail', async () => {
    const number = await redeem(desk, { note: 'please hurry' })
    const claim = await agent.call(claimRead, { params: { number } })
    const sent = claimIntake({ note: 'please hurry' })
    expect(claim).toMatchObject({
      state: 'waiting',
      version: 1,
      region: 'ID',
      submittedAt: '2026-03-10T02:00:00.000Z',
      firstSubmittedAt: '2026-03-10T02:00:00.000Z',
      prize: { name: 'Digital Code IDR 500.000', kind: 'digital_code' },
      assignee: null,
      lease: null,
    })
    expect(claim.attempts).toHaveLength(1)
    expect(claim.attempts[0]).toMatchObject({
      member: sent.member,
      registration: sent.registration,
      purchase: sent.purchase,
      recipient: sent.recipient,
      note: 'please hurry',
      decision: null,
    })
    expect(claim.history).toMatchObject([
      { version: 1, kind: 'claim_received', actor: { kind: 'member', name: null } },
    ])
    const mails = await mailsOf(agent, number)
    expect(mails).toMatchObject([
      { kind: 'received', state: 'kept', to: 'siti@example.com', language: 'en' },
    ])
    expect(claim.history[0]?.mails.map(({ id }) => id)).toEqual(mails.map(({ id }) => id))
  })

  test('has a number after the one before', async () => {
    const [first, second] = [await redeem(desk), await redeem(desk)]
    expect(Number(second.slice(2))).toBe(Number(first.slice(2)) + 1)
  })

  test('is taken also after the promotion, from elsewhere, and for a product without a prize', async () => {
    await desk.addPromotion('over', {
      redeemUntil: '2026-01-31',
      regions: ['FR'],
      prizes: [{ ...physicalPrize, categories: ['laptop'] }],
    })
    const number = await redeem(desk, { promotion: 'over' })
    const claim = await agent.call(claimRead, { params: { number } })
    expect(claim).toMatchObject({ state: 'waiting', prize: null })
    expect(claim.abilities.approve).toEqual({ isAllowed: false, why: 'no_prize_fits' })
  })

  test('spaces around what was typed are gone', async () => {
    const number = await redeem(desk, {
      registration: { serialNumber: ' BA3T01946000V ' },
      recipient: { firstName: '  Siti ' },
    })
    const claim = await agent.call(claimRead, { params: { number } })
    expect(claim.attempts[0]?.registration.serialNumber).toBe('BA3T01946000V')
    expect(claim.attempts[0]?.recipient.firstName).toBe('Siti')
  })

  test('the mail speaks the promotion’s language', async () => {
    await desk.addPromotion('francais', { language: 'fr', regions: ['FR'] })
    const number = await redeem(desk, { promotion: 'francais' })
    expect(await mailsOf(agent, number)).toMatchObject([
      { language: 'fr', subject: '[No Reply] MSI Redeem Notice - Demande reçue' },
    ])
  })
})

describe('everything that is wrong is told at once', () => {
  test('missing and unknown fields, bad pictures and an unknown promotion', async () => {
    const before = await traces()
    const { member, ...claim } = claimIntake({
      promotion: 'no-such-promotion',
      registration: { chk: '1', serialNumber: 'x' },
      purchase: { date: '2026-02-30' },
      recipient: { zipcode: '', contactNumber: 'call me' },
    })
    const response = await send({
      claim: JSON.stringify({ ...claim, member: { ...member, email: 'siti' }, coupon: 'X' }),
      invoice: new File(['this is no picture'], 'invoice.jpg'),
      passport: new File(['x'], 'passport.jpg'),
    })
    expect(response.status).toBe(400)
    const { faults } = (await response.json()) as { faults: { field: string; code: string }[] }
    expect(faults.map(({ field, code }) => `${field}: ${code}`).toSorted()).toEqual([
      'claim.coupon: unknown',
      'claim.member.email: wrong_form',
      'claim.promotion: unknown_promotion',
      'claim.purchase.date: wrong_form',
      'claim.recipient.contactNumber: wrong_form',
      'claim.recipient.zipcode: required',
      'claim.registration.chk: wrong_form',
      'claim.registration.serialNumber: wrong_form',
      'invoice: not_a_picture',
      'passport: unknown',
      'serialPhoto: required',
    ])
    expect(await traces()).toEqual(before)
  })

  test('every field that must come is asked for', async () => {
    const response = await send({ claim: '{}' })
    const { faults } = (await response.json()) as { faults: { field: string; code: string }[] }
    expect(faults.map(({ field, code }) => `${field}: ${code}`).toSorted()).toEqual([
      'claim.member: required',
      'claim.promotion: required',
      'claim.purchase: required',
      'claim.recipient: required',
      'claim.registration: required',
      'invoice: required',
      'serialPhoto: required',
    ])
  })

  test.each([
    ['is missing', {}, 'claim: required'],
    ['is not JSON', { claim: '{' }, 'claim: not_json'],
    ['is no object', { claim: '7' }, 'claim: wrong_type'],
  ])('the claim itself %s', async (_, parts, expected) => {
    const photo = await anyPhoto()
    const response = await send({ ...parts, invoice: photo, serialPhoto: photo })
    const { faults } = (await response.json()) as { faults: { field: string; code: string }[] }
    expect(faults.map(({ field, code }) => `${field}: ${code}`)).toEqual([expected])
  })

  test.each(['invoice', 'serialPhoto'])(
    '%s that is empty, or is text, is missing',
    async (field) => {
      const photo = await anyPhoto()
      const whole = { claim: JSON.stringify(claimIntake()), invoice: photo, serialPhoto: photo }
      for (const part of [new File([], 'empty.jpg'), 'just text']) {
        const response = await send({ ...whole, [field]: part })
        expect(await response.json()).toMatchObject({ faults: [{ field, code: 'required' }] })
      }
    },
  )
})

describe('what is refused leaves nothing behind, no picture either', () => {
  const whole = async () => ({
    claim: JSON.stringify(claimIntake()),
    invoice: await anyPhoto(),
    serialPhoto: await anyPhoto(),
  })

  test('without the key of Member Center', async () => {
    const before = await traces()
    expect((await send(await whole(), { authorization: 'Bearer wrong' })).status).toBe(401)
    expect(await traces()).toEqual(before)
  })

  test('without an Idempotency-Key, or with one that stands for something else', async () => {
    await storage.clear()
    expect((await send(await whole(), { 'idempotency-key': '' })).status).toBe(400)
    expect(await storage.getKeys()).toEqual([])

    const key = newKey()
    expect((await send(await whole(), { 'idempotency-key': key })).status).toBe(201)
    await storage.clear()
    const other = { ...(await whole()), claim: JSON.stringify(claimIntake({ note: 'other' })) }
    expect((await send(other, { 'idempotency-key': key })).status).toBe(422)
    expect(await storage.getKeys()).toEqual([])
  })

  test('for a promotion that is not there, although all else is right', async () => {
    const before = await traces()
    const intake = desk.memberCenter.call(intakeClaimCreate, {
      json: claimIntake({ promotion: 'nowhere' }),
      files: { invoice: await anyPhoto(), serialPhoto: await anyPhoto() },
      idempotencyKey: newKey(),
    })
    expect(await faultsOf(intake)).toEqual(['claim.promotion: unknown_promotion'])
    expect(await traces()).toEqual(before)
  })
})

describe('what Member Center reads', () => {
  test('is the row of a claim, exactly as the member sees it', async () => {
    const number = await redeem(desk)
    expect(await desk.memberCenter.call(intakeClaimRead, { params: { number } })).toEqual({
      number,
      memberId: 'mc-1001',
      redeemDate: '2026-03-10',
      promotionName: 'Smart Moves, Smarter Work',
      productName: 'Modern AM242 1M',
      serialNumber: 'BA3T01946000V',
      status: 'Redeem qualification under reviewing',
      hasRedeemAgain: false,
      fixes: [],
      attempt: 1,
      answerBy: null,
      addressQuestion: null,
      warnings: [],
    })
  })

  test('names each place of mending once while Redeem Again is offered', async () => {
    const number = await redeem(desk)
    await askAgain(agent, number, ['photo_unreadable', 'invoice_no_date', 'photo_of_packaging'])
    const row = await desk.memberCenter.call(intakeClaimRead, { params: { number } })
    expect(row).toMatchObject({ hasRedeemAgain: true, fixes: ['redeem_again', 'my_products'] })
    expect(row.status.split('\n')).toHaveLength(3)
  })

  test('the date is the one it was where the promotion runs', async () => {
    desk.at('2026-03-10T18:00:00Z')
    const number = await redeem(desk)
    desk.at('2026-03-10T02:00:00Z')
    const { redeemDate } = await desk.memberCenter.call(intakeClaimRead, { params: { number } })
    expect(redeemDate).toBe('2026-03-11')
  })

  test('a member’s claims are theirs alone, the newest first', async () => {
    const mine = []
    for (const at of ['2026-03-01T00:00:00Z', '2026-03-03T00:00:00Z', '2026-03-02T00:00:00Z']) {
      desk.at(at)
      mine.push(await redeem(desk, { member: { id: 'mc-2002' } }))
      await redeem(desk, { member: { id: 'mc-3003' } })
    }
    desk.at('2026-03-10T02:00:00Z')
    const params = { member: 'mc-2002' }
    const { items, next } = await desk.memberCenter.call(intakeMemberClaims, { params, query: {} })
    expect(items.map(({ number }) => number)).toEqual([mine[1], mine[2], mine[0]])
    expect(next).toBeNull()
  })

  test('a member without claims has an empty history, and an unknown claim is not found', async () => {
    const params = { member: 'mc-nobody' }
    const history = await desk.memberCenter.call(intakeMemberClaims, { params, query: {} })
    expect(history).toEqual({ items: [], next: null })
    const unknown = desk.memberCenter.call(intakeClaimRead, { params: { number: 'R-999999' } })
    expect((await refusal(unknown)).id).toBe('not_found')
  })

  test('a claim is shown to its own member and to nobody else who is named', async () => {
    const number = await redeem(desk, { member: { id: 'mc-3003' } })
    const read = (memberId: string) =>
      desk.memberCenter.call(intakeClaimRead, { params: { number }, query: { memberId } })
    expect(await read('mc-3003')).toMatchObject({ number, memberId: 'mc-3003' })
    for (const other of ['mc-2002', 'mc-300', 'MC-3003']) {
      expect(await refusal(read(other))).toMatchObject({ id: 'not_found', status: 404 })
    }
  })
})
