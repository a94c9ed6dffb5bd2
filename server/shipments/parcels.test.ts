import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { goodsList, goodsMove, goodsMoveList } from '../../contract/dispatch-batches.ts'
import { replacementList } from '../../contract/replacements.ts'
import { carrierEntryList, carrierKeep, carrierList } from '../../contract/carriers.ts'
import {
  addressAsk,
  intakeRecipientCorrect,
  recipientCorrect,
  shipmentDeliver,
  shipmentList,
  shipmentLose,
  shipmentPack,
  shipmentRead,
  shipmentReturn,
  shipmentShip,
  shipmentUnpack,
} from '../../contract/shipments.ts'
import { approve, mailsOf, newKey, readClaim, redeem, memberOf } from '../../tests/support/acts.ts'
import { intakeClaimRead } from '../../contract/intake.ts'
import { signOff } from '../../tests/support/sign-offs.ts'
import { physicalPrize, siti } from '../../tests/support/factories.ts'
import { importRows, stepOf } from '../../tests/support/parcels.ts'
import { decideReplacement } from '../../tests/support/prizes.ts'
import { faultsOf, refusal, refusedWith } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
const logistics = desk.staff('logistics')
const supervisor = desk.staff('supervisor')
let promotion: string
let tests = 0
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  promotion = `goods-${++tests}`
  await desk.addPromotion(promotion, { prizes: [physicalPrize] })
})

async function toPack(): Promise<string> {
  const number = await redeem(desk, { promotion })
  await approve(agent, number)
  return number
}

const read = (number: string) => logistics.call(shipmentRead, { params: { number } })
const pack = async (number: string) => logistics.call(shipmentPack, await stepOf(logistics, number))
const unpack = async (number: string) =>
  logistics.call(shipmentUnpack, await stepOf(logistics, number))
const ship = async (number: string, trackingNumbers = ['JNE12345678']) =>
  logistics.call(shipmentShip, {
    ...(await stepOf(logistics, number)),
    body: { carrier: 'jne', trackingNumbers, shippedOn: '2026-03-10' },
  })
const lose = async (number: string) =>
  logistics.call(shipmentLose, {
    ...(await stepOf(logistics, number)),
    body: { because: 'The carrier cannot find it' },
  })
const correct = async (number: string, recipient = { ...siti, city: 'Bandung' }) =>
  logistics.call(recipientCorrect, {
    ...(await stepOf(logistics, number)),
    body: { recipient, because: 'The member wrote' },
  })
const ask = async (number: string) =>
  logistics.call(addressAsk, {
    ...(await stepOf(logistics, number)),
    body: { question: 'Which house number?' },
  })
const moveGoods = (count: number, kind: 'received' | 'corrected' = 'received') =>
  logistics.call(goodsMove, {
    idempotencyKey: newKey(),
    body: { promotion, prize: 'backpack', kind, count, note: 'Pallet 7' },
  })
const goods = async () =>
  (await logistics.call(goodsList, {})).find((one) => one.promotion.id === promotion) ??
  expect.fail('no goods')

describe('a parcel that is packed', () => {
  test('keeps its recipient until it is unpacked', async () => {
    const number = await toPack()
    expect(await pack(number)).toMatchObject({ state: 'packed', steps: ['unpack', 'ship'] })
    expect((await refusal(correct(number))).id).toBe('shipment_not_there')
    expect((await refusal(ask(number))).id).toBe('shipment_not_there')
    expect(await unpack(number)).toMatchObject({ state: 'to_pack', packedAt: null })
    const before = await read(number)
    expect(await correct(number)).toMatchObject({
      recipient: before.recipient,
      pending: [{ kind: 'recipient_corrected' }],
    })
    await signOff(supervisor, 'recipient_corrected')
    expect((await read(number)).recipient.city).toBe('Bandung')
    const told = (await mailsOf(agent, number)).at(-1)
    expect(told).toMatchObject({ kind: 'parcel_rerouted', to: 'siti@example.com' })
    expect(told?.body).toContain('Bandung')
    const { history } = await readClaim(agent, number)
    expect(history.slice(0, 4).map(({ kind }) => kind)).toEqual([
      'recipient_corrected',
      'sign_off_asked',
      'shipment_unpacked',
      'shipment_packed',
    ])
    expect(history[0]?.details).toMatchObject({
      because: 'The member wrote',
      before: expect.arrayContaining(['Siti Rahayu']),
      after: expect.arrayContaining([expect.stringContaining('Bandung')]),
    })
  })

  test('is shipped with several numbers, each of which finds it', async () => {
    const number = await toPack()
    await pack(number)
    await ship(number, ['JNE-BOX-0001', 'JNE-BOX-0002'])
    for (const q of ['jne-box-0001', 'JNE-BOX-0002']) {
      const { items } = await logistics.call(shipmentList, { query: { q } })
      expect(items.map(({ claim }) => claim)).toEqual([number])
    }
  })
})

describe('address trouble', () => {
  test('is asked of the member by mail, who answers through Member Center', async () => {
    const number = await toPack()
    expect(await ask(number)).toMatchObject({ addressQuestion: 'Which house number?' })
    const mail = (await mailsOf(agent, number)).at(-1)
    expect(mail).toMatchObject({ kind: 'address_asked' })
    expect(mail?.body).toContain('Question: Which house number?')
    expect(mail?.body).toContain('Jl. Jend. Sudirman No. 52')
    const stranger = desk.memberCenter.call(intakeRecipientCorrect, {
      params: { number },
      idempotencyKey: newKey(),
      body: { memberId: 'mc-of-somebody-else', recipient: siti },
    })
    expect((await refusal(stranger)).id).toBe('not_found')
    const memberId = await memberOf(desk, number)
    const answer = () =>
      desk.memberCenter.call(intakeRecipientCorrect, {
        params: { number },
        idempotencyKey: newKey(),
        body: { memberId, recipient: { ...siti, street: 'Jl. Jend. Sudirman No. 52A' } },
      })
    const asked = () => desk.memberCenter.call(intakeClaimRead, { params: { number } })
    expect(await asked()).toMatchObject({ addressQuestion: 'Which house number?' })
    await answer()
    expect(await asked()).toMatchObject({ addressQuestion: null })
    expect(await read(number)).toMatchObject({
      addressAskedAt: null,
      recipient: { street: 'Jl. Jend. Sudirman No. 52A' },
    })
    const { history } = await readClaim(agent, number)
    expect(history[0]).toMatchObject({ kind: 'recipient_corrected', actor: { kind: 'member' } })
    expect((await refusal(answer())).id).toBe('shipment_not_there')
  })

  test('is not mended by half an address, at any door', async () => {
    const number = await toPack()
    const half = { ...siti, zipcode: '', city: '' }
    const lacking = ['recipient.city: required', 'recipient.zipcode: required']
    expect(await faultsOf(correct(number, half))).toEqual(lacking)
    await ask(number)
    const memberId = await memberOf(desk, number)
    const answer = desk.memberCenter.call(intakeRecipientCorrect, {
      params: { number },
      idempotencyKey: newKey(),
      body: { memberId, recipient: half },
    })
    expect(await faultsOf(answer)).toEqual(lacking)

    // Asked for before its country had a rule.
    await correct(number)
    await desk.database.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`
        update sign_offs set details = jsonb_set(details, '{recipient,city}', '""')
        where kind = 'recipient_corrected' and state = 'asked'
      `.execute(tx)
    })
    const signed = signOff(supervisor, 'recipient_corrected')
    expect((await refusal(signed)).id).toBe('sign_off_stale')
    expect((await read(number)).recipient.city).toBe('Jakarta Selatan')
  })

  test.each(['packed', 'shipped'] as const)('is settled once the parcel is %s', async (state) => {
    const number = await toPack()
    await ask(number)
    await (state === 'packed' ? pack(number) : ship(number))
    expect(await read(number)).toMatchObject({ state, addressAskedAt: null, addressQuestion: null })
    const shown = await desk.memberCenter.call(intakeClaimRead, { params: { number } })
    expect(shown).toMatchObject({ addressQuestion: null })
  })
})

describe('a lost parcel', () => {
  test('is packed again once a second person confirms, on the first clock, with its past', async () => {
    const number = await toPack()
    const { deadline } = await ship(number)
    expect(await lose(number)).toMatchObject({ state: 'lost', steps: ['deliver', 'return'] })
    const waiting = await supervisor.call(replacementList, {})
    expect(waiting.find(({ claim }) => claim === number)).toMatchObject({ because: 'lost' })
    await decideReplacement(supervisor, number)
    expect(await read(number)).toMatchObject({
      state: 'to_pack',
      carrier: null,
      trackingNumbers: [],
      deadline: { dueOn: deadline.dueOn },
      earlierParcels: [{ carrier: 'jne', trackingNumbers: ['JNE12345678'], ended: 'lost' }],
    })
    const { items } = await logistics.call(shipmentList, { query: { q: 'jne12345678' } })
    expect(items.map(({ claim }) => claim)).toContain(number)
    expect(await ship(number, ['JNE99999999'])).toMatchObject({ state: 'shipped' })
  })

  test('is confirmed by somebody else than who lost it', async () => {
    const number = await toPack()
    await ship(number)
    await supervisor.call(shipmentLose, {
      ...(await stepOf(supervisor, number)),
      body: { because: 'Gone' },
    })
    expect((await refusal(decideReplacement(supervisor, number))).id).toBe('second_person_needed')
  })

  test('may turn up after all', async () => {
    const number = await toPack()
    await ship(number)
    await lose(number)
    const delivered = await logistics.call(shipmentDeliver, {
      ...(await stepOf(logistics, number)),
      body: { deliveredOn: '2026-03-10' },
    })
    expect(delivered).toMatchObject({ state: 'delivered', lostBecause: null })
    expect((await refusal(decideReplacement(supervisor, number))).id).toBe('nothing_to_replace')
  })
})

describe('goods', () => {
  test('that nobody counts refuse nothing; counted ones do not go below nothing', async () => {
    await pack(await toPack())
    expect(await goods()).toMatchObject({ isCounted: false, isShort: false })
    expect(await moveGoods(1)).toMatchObject({ received: 1, taken: 0, onHand: 1 })
    const [one, two] = [await toPack(), await toPack()]
    await pack(one)
    expect(await goods()).toMatchObject({ taken: 1, onHand: 0, toPack: 1, isShort: true })
    expect((await refusal(pack(two))).id).toBe('goods_out')
    expect((await refusal(ship(two))).id).toBe('goods_out')
    await unpack(one)
    await pack(two)
    expect(await goods()).toMatchObject({ taken: 1, onHand: 0 })
    expect((await refusal(moveGoods(-1, 'corrected'))).id).toBe('goods_out')
    expect(await faultsOf(moveGoods(-1))).toEqual(['count: too_small'])
    await moveGoods(4, 'corrected')
    expect(await goods()).toMatchObject({ received: 5, onHand: 4, isShort: false })
    const [last] = await logistics.call(goodsMoveList, {})
    expect(last).toMatchObject({ kind: 'corrected', count: 4, note: 'Pallet 7' })
  })

  test('that are out refuse a file of parcels as a whole, and say why', async () => {
    await moveGoods(1)
    const rows = [await toPack(), await toPack()].map(
      (one, n) => `${one},jne,JNE1234567${n},2026-03-10,`,
    )
    const file = ['claim,carrier,tracking number,shipped on,delivered on', ...rows].join('\n')
    expect(await refusedWith(importRows(logistics, file))).toBe('goods_out')
    expect(await goods()).toMatchObject({ taken: 0 })
  })

  test('of a parcel that came back are packed again without another piece; a lost one takes one', async () => {
    await moveGoods(2)
    const number = await toPack()
    await ship(number)
    await logistics.call(shipmentReturn, {
      ...(await stepOf(logistics, number)),
      body: { because: 'Nobody at home' },
    })
    await pack(number)
    expect(await goods()).toMatchObject({ taken: 1 })
    await ship(number)
    await lose(number)
    await decideReplacement(supervisor, number)
    await pack(number)
    expect(await goods()).toMatchObject({ taken: 2, onHand: 0 })
  })
})

describe('the registry of carriers', () => {
  const entry = {
    name: 'Paxel',
    countries: ['ID'],
    numberPattern: 'PX#{8}',
    page: 'https://paxel.example/track',
    link: 'https://paxel.example/track/{n}',
    isLinkVerified: false,
    isOffered: true,
  }
  const keep = (code: string, version: number, body = entry) =>
    logistics.call(carrierKeep, { params: { id: code }, version, body })

  test('is kept as data, and a link is used once somebody has verified it', async () => {
    expect(await keep('paxel', 0)).toMatchObject({ version: 1, name: 'Paxel' })
    const linkOf = async () =>
      (await logistics.call(carrierList, {})).find(({ code }) => code === 'paxel')?.link
    expect(await linkOf()).toBeNull()
    await keep('paxel', 1, { ...entry, isLinkVerified: true })
    expect(await linkOf()).toBe(entry.link)
    expect((await refusal(keep('paxel', 1))).id).toBe('carrier_changed')
    expect((await refusal(keep('paxel', 0))).id).toBe('carrier_changed')
    await keep('paxel', 2, { ...entry, isOffered: false })
    expect(await linkOf()).toBeUndefined()
    const entries = await logistics.call(carrierEntryList, {})
    expect(entries.find(({ code }) => code === 'paxel')).toMatchObject({ version: 3 })
  })

  test.each([
    ['javascript', { link: 'javascript:alert({n})' }, 'link'],
    ['no number in it', { link: 'https://paxel.example/track' }, 'link'],
    ['no https', { page: 'http://paxel.example' }, 'page'],
    ['no pattern', { numberPattern: '^([A-Z0-9]+)+!$' }, 'numberPattern'],
  ])('refuses an entry with %s', async (_, wrong, field) => {
    const faults = await faultsOf(keep('broken', 0, { ...entry, ...wrong }))
    expect(faults.some((fault) => fault.startsWith(`${field}:`))).toBe(true)
  })
})
