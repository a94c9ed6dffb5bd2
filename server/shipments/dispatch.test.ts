import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimBulk, type BulkAct } from '../../contract/bulk.ts'
import { carrierList } from '../../contract/carriers.ts'
import {
  shipmentCounts,
  shipmentDeliver,
  shipmentList,
  shipmentRead,
  shipmentReturn,
  shipmentShip,
} from '../../contract/shipments.ts'
import type { Client } from '../../contract/client.ts'
import { approve, mailsOf, newKey, readClaim, redeem } from '../../tests/support/acts.ts'
import { physicalPrize, type IntakeOverrides } from '../../tests/support/factories.ts'
import { faultsOf, refusal } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
const logistics = desk.staff('logistics')
beforeAll(() => desk.addPromotion('backpacks', { name: 'Back to School', prizes: [physicalPrize] }))
beforeEach(() => desk.at('2026-03-10T02:00:00Z'))

async function toPack(intake: IntakeOverrides = {}): Promise<string> {
  const number = await redeem(desk, { promotion: 'backpacks', ...intake })
  await approve(agent, number)
  return number
}

const read = (number: string, who = logistics) => who.call(shipmentRead, { params: { number } })

async function call(number: string, version?: number) {
  return {
    params: { number },
    version: version ?? (await read(number)).version,
    idempotencyKey: newKey(),
  }
}

const parcel = { carrier: 'jne', trackingNumbers: ['JNE12345678'], shippedOn: '2026-03-10' }

const ship = async (number: string, body: Partial<typeof parcel> = {}) =>
  logistics.call(shipmentShip, { ...(await call(number)), body: { ...parcel, ...body } })
const deliver = async (number: string, deliveredOn = '2026-03-10') =>
  logistics.call(shipmentDeliver, { ...(await call(number)), body: { deliveredOn } })
const takeBack = async (number: string, because = 'nobody at home') =>
  logistics.call(shipmentReturn, { ...(await call(number)), body: { because } })

describe('a physical prize', () => {
  test('is to be packed once it is approved, with address, clock and prize', async () => {
    const number = await toPack({ recipient: { apartment: 'Lantai 3' } })
    expect(await read(number)).toMatchObject({
      claim: number,
      version: 2,
      state: 'to_pack',
      promotion: { id: 'backpacks', name: 'Back to School' },
      prizeName: 'MSI Titan backpack',
      region: 'ID',
      deadline: {
        zone: 'Asia/Jakarta',
        receivedOn: '2026-03-10',
        dueSoonOn: '2026-05-05',
        dueOn: '2026-06-02',
        standing: 'on_track',
      },
      carrier: null,
      trackingNumbers: [],
      trackingLink: null,
      steps: ['pack', 'ship'],
      canCorrect: true,
      addressLines: expect.arrayContaining(['Siti Rahayu', 'Lantai 3', 'Indonesia']),
    })
  })

  test('goes to the address of the attempt that was approved', async () => {
    const number = await toPack({ recipient: { city: 'Bandung' } })
    const { recipient } = await read(number)
    expect(recipient).toEqual((await readClaim(agent, number)).attempts[0]?.recipient)
  })

  test('is shipped: the member is told by whom and under which number', async () => {
    const number = await toPack()
    const shipped = await ship(number, {
      trackingNumbers: ['jne12345678', 'JNE12345678', 'JNE2-B'],
    })
    expect(shipped).toMatchObject({
      state: 'shipped',
      version: 3,
      carrier: { code: 'jne', name: 'JNE' },
      trackingNumbers: ['JNE12345678', 'JNE2-B'],
      trackingLink: 'https://www.jne.co.id/tracking-package',
      shippedOn: '2026-03-10',
    })
    const mail = (await mailsOf(agent, number)).at(-1)
    expect(mail).toMatchObject({ kind: 'shipped', to: 'siti@example.com' })
    expect(mail?.body).toContain('Carrier: JNE\nTracking number: JNE12345678, JNE2-B')
    expect(mail?.body).toContain('Track your parcel: https://www.jne.co.id/tracking-package')
    expect((await readClaim(agent, number)).history[0]).toMatchObject({
      kind: 'shipment_shipped',
      actor: { kind: 'staff', name: 'logistics 2' },
      details: { carrier: 'JNE', trackingNumbers: ['JNE12345678', 'JNE2-B'] },
    })
  })

  test('is delivered: its clock stops for good, and the member is told', async () => {
    const number = await toPack()
    await ship(number)
    const delivered = await deliver(number)
    expect(delivered).toMatchObject({
      state: 'delivered',
      deliveredOn: '2026-03-10',
      deadline: { standing: 'stopped' },
      steps: [],
    })
    expect((await mailsOf(agent, number)).at(-1)).toMatchObject({ kind: 'delivered' })
    desk.at('2027-01-01T00:00:00Z')
    expect((await read(number)).deadline.standing).toBe('stopped')
  })

  test('that came back is shipped again, on the clock of its first approval', async () => {
    const number = await toPack()
    const { receivedOn, dueSoonOn, dueOn } = (await ship(number)).deadline
    const deadline = { receivedOn, dueSoonOn, dueOn, standing: 'due_soon' }
    desk.at('2026-05-20T02:00:00Z')
    const back = await takeBack(number)
    expect(back).toMatchObject({
      state: 'returned',
      returnedBecause: 'nobody at home',
      steps: ['pack', 'ship'],
      deadline,
    })
    const again = await ship(number, {
      carrier: 'sicepat',
      trackingNumbers: ['004123456789'],
      shippedOn: '2026-05-20',
    })
    expect(again).toMatchObject({
      state: 'shipped',
      carrier: { name: 'SiCepat' },
      trackingNumbers: ['004123456789'],
      returnedBecause: null,
      deadline,
    })
    const kinds = (await mailsOf(agent, number)).map(({ kind }) => kind)
    expect(kinds).toEqual(['received', 'approved_physical', 'shipped', 'shipped'])
    const steps = (await readClaim(agent, number)).history.map(({ kind }) => kind)
    expect(steps.slice(0, 3)).toEqual(['shipment_shipped', 'shipment_returned', 'shipment_shipped'])
  })

  test('falls due where it was approved: eight weeks, twelve weeks, to the instant', async () => {
    const number = await toPack()
    const at = async (instant: string) => {
      desk.at(instant)
      return (await read(number)).deadline.standing
    }
    expect(await at('2026-05-04T16:59:59.999Z')).toBe('on_track')
    expect(await at('2026-05-04T17:00:00Z')).toBe('due_soon')
    expect(await at('2026-06-01T17:00:00Z')).toBe('due_today')
    expect(await at('2026-06-02T16:59:59.999Z')).toBe('due_today')
    expect(await at('2026-06-02T17:00:00Z')).toBe('overdue')
  })
})

describe('a move is refused', () => {
  test('from where it cannot be made', async () => {
    const number = await toPack()
    expect((await refusal(deliver(number))).id).toBe('shipment_not_there')
    expect((await refusal(takeBack(number))).id).toBe('shipment_not_there')
    await ship(number)
    expect((await refusal(ship(number))).id).toBe('shipment_not_there')
    await deliver(number)
    for (const move of [ship, deliver, takeBack]) {
      expect((await refusal(move(number))).id).toBe('shipment_not_there')
    }
    expect((await read(number)).version).toBe(4)
  })

  test('when a colleague came first, with what they did', async () => {
    const number = await toPack()
    await ship(number)
    const late = logistics.call(shipmentShip, { ...(await call(number, 2)), body: parcel })
    expect(await refusal(late)).toMatchObject({
      id: 'claim_changed',
      version: 3,
      changes: [{ kind: 'shipment_shipped', by: 'logistics 2' }],
    })
  })

  test('when a colleague came first, with only as much as they may read of the claim', async () => {
    const number = await toPack()
    const tag: BulkAct = { kind: 'tag', add: ['vip'], remove: [] }
    const rows = [{ number, version: 2 }]
    await agent.call(claimBulk, { idempotencyKey: newKey(), body: { act: tag, rows } })
    const lateBy = async (who: Client) =>
      (await refusal(who.call(shipmentShip, { ...(await call(number, 2)), body: parcel }))).changes
    expect(await lateBy(logistics)).toEqual([])
    expect(await lateBy(await desk.as('supervisor'))).toMatchObject([{ kind: 'claim_tagged' }])
  })

  test('for a claim without a parcel, or that is not there', async () => {
    await desk.addPromotion('smart-moves')
    const digital = await redeem(desk)
    await approve(agent, digital)
    for (const number of [digital, 'R-999999']) {
      expect((await refusal(read(number))).id).toBe('not_found')
      const moved = logistics.call(shipmentShip, { ...(await call(number, 2)), body: parcel })
      expect((await refusal(moved)).id).toBe('not_found')
    }
  })

  test('with a date before what it follows', async () => {
    const number = await toPack()
    expect(await faultsOf(ship(number, { shippedOn: '2026-03-09' }))).toEqual([
      'shippedOn: before_approval',
    ])
    expect(await faultsOf(ship(number, { shippedOn: '2026-03-11' }))).toEqual([
      'shippedOn: in_the_future',
    ])
    desk.at('2026-03-12T02:00:00Z')
    await ship(number, { shippedOn: '2026-03-12' })
    expect(await faultsOf(deliver(number, '2026-03-11'))).toEqual(['deliveredOn: before_shipping'])
    expect(await faultsOf(deliver(number, '2026-03-13'))).toEqual(['deliveredOn: in_the_future'])
  })

  test('with a carrier nobody knows, without a number, without a reason', async () => {
    const number = await toPack()
    expect(await faultsOf(ship(number, { carrier: 'pigeon' }))).toEqual([
      'carrier: unknown_carrier',
    ])
    expect(await faultsOf(ship(number, { trackingNumbers: [] }))).toEqual([
      'trackingNumbers: required',
    ])
    expect(
      await faultsOf(
        ship(number, { trackingNumbers: ['javascript:alert(1)', 'a%0ab'], shippedOn: 'soon' }),
      ),
    ).toEqual([
      'shippedOn: wrong_form',
      'trackingNumbers.0: wrong_form',
      'trackingNumbers.1: wrong_form',
    ])
    await ship(number)
    expect(await faultsOf(takeBack(number, '  '))).toEqual(['because: required'])
  })
})

test('who only looks cannot dispatch, and is told so', async () => {
  const number = await toPack()
  const auditor = await desk.as('auditor')
  expect((await read(number, auditor)).steps.length > 0).toBe(false)
  expect((await read(number, agent)).steps).toEqual([])
})

test('the registry offers deep links to nobody until one is verified', async () => {
  const carriers = await logistics.call(carrierList, {})
  expect(carriers.length).toBeGreaterThan(10)
  expect(carriers.filter(({ link }) => link !== null)).toEqual([])
  await desk.database
    .updateTable('carriers')
    .set({ is_link_verified: true })
    .where('code', '=', 'mondial-relay')
    .execute()
  const number = await toPack()
  expect(
    (await ship(number, { carrier: 'mondial-relay', trackingNumbers: ['12345678'] })).trackingLink,
  ).toBe('https://www.mondialrelay.fr/suivi-de-colis/?numeroExpedition=12345678&codePostal=12190')
})

describe('the list of shipments', () => {
  const listed = async (query: Record<string, string> = {}) =>
    (await logistics.call(shipmentList, { query: { promotion: 'listed', ...query } })).items.map(
      ({ claim }) => claim,
    )

  test('is by deadline, filtered, searched and paged', async () => {
    await desk.addPromotion('listed', { prizes: [physicalPrize] })
    const packed = async (day: string, lastName: string) => {
      desk.at(`2026-03-${day}T02:00:00Z`)
      return toPack({ promotion: 'listed', recipient: { lastName } })
    }
    const second = await packed('06', 'Wijaya')
    const first = await packed('05', 'Hartono')
    const third = await packed('07', '100%')
    await ship(second, { trackingNumbers: ['FINDME-42'], shippedOn: '2026-03-07' })

    expect(await listed()).toEqual([first, second, third])
    expect(await listed({ state: 'to_pack' })).toEqual([first, third])
    expect(await listed({ state: 'shipped,returned' })).toEqual([second])
    expect(await listed({ q: 'hartono' })).toEqual([first])
    expect(await listed({ q: 'findme-4' })).toEqual([second])
    expect(await listed({ q: second })).toEqual([second])
    expect(await listed({ q: '%' })).toEqual([third])
    expect(await listed({ q: '_' })).toEqual([])

    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await logistics.call(shipmentList, {
        query: { promotion: 'listed', limit: '1', ...(cursor ? { cursor } : {}) },
      })
      paged.push(...page.items.map(({ claim }) => claim))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(paged).toEqual([first, second, third])
  })

  test('counts what it lists', async () => {
    const counts = await logistics.call(shipmentCounts, {})
    for (const [state, count] of Object.entries(counts)) {
      const page = await logistics.call(shipmentList, { query: { state, limit: '200' } })
      expect(page.items.length, state).toBe(count)
    }
  })
})
