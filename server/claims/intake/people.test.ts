import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { intakeClaimCreate } from '../../../contract/intake.ts'
import { claimList } from '../../../contract/queue.ts'
import { mailList } from '../../../contract/mails.ts'
import { prizeList } from '../../../contract/prizes.ts'
import { shipmentList, shipmentRead } from '../../../contract/shipments.ts'
import {
  anyPhoto,
  approve,
  askAgain,
  newKey,
  readClaim,
  redeem,
  redeemAgain,
} from '../../../tests/support/acts.ts'
import { claimIntake, physicalPrize, siti } from '../../../tests/support/factories.ts'
import { faultsOf } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

/** What people are called and where they live, from Member Center to the label. */
const desk = fileDesk()
const agent = desk.staff('agent')
const logistics = desk.staff('logistics', 'agent')
beforeAll(() =>
  desk.addPromotion('smart-moves', {
    prizes: [physicalPrize],
    regions: ['ID', 'HK', 'SG', 'FR', 'TW', 'AE', 'IE'],
  }),
)

const send = async (region: string, recipient: Record<string, unknown>) =>
  desk.memberCenter.call(intakeClaimCreate, {
    json: claimIntake({ member: { region }, recipient }),
    files: { invoice: await anyPhoto(), serialPhoto: await anyPhoto() },
    idempotencyKey: newKey(),
  })

describe('one name is enough, everywhere', () => {
  test.each([
    [{ firstName: '', lastName: 'Suharto' }, 'Suharto'],
    [{ firstName: 'Suharto', lastName: '' }, 'Suharto'],
    [{ firstName: '美玲', lastName: '陳' }, '陳美玲'],
  ])('%j is %j in the queue, on the parcel and in the file', async (names, expected) => {
    const number = await redeem(desk, { recipient: names })
    const queue = await agent.call(claimList, { query: { q: number } })
    expect(queue.items[0]?.memberName).toBe(expected)
    await approve(agent, number)
    const parcel = await logistics.call(shipmentRead, { params: { number } })
    expect(parcel.addressLines).toContain(expected)
    expect(parcel.recipient).toMatchObject(names)
    expect((await readClaim(agent, number)).attempts[0]?.recipient).toMatchObject(names)
  })

  test('none is too few', async () => {
    const nobody = send('ID', { firstName: '', lastName: ' ' })
    expect(await faultsOf(nobody)).toEqual(['claim.recipient.lastName: required'])
  })
})

describe('an address is asked for what its country has', () => {
  test.each([
    ['HK', { zipcode: '' }],
    ['SG', { stateOrProvince: '', city: '' }],
    ['FR', { stateOrProvince: '' }],
    ['AE', { zipcode: '', city: '' }],
    ['IE', { zipcode: null, stateOrProvince: undefined }],
  ])('in %s without %j', async (region, parts) => {
    const { number } = await send(region, parts)
    expect((await readClaim(agent, number)).state).toBe('waiting')
    await approve(agent, number)
    const { addressLines } = await logistics.call(shipmentRead, { params: { number } })
    for (const line of addressLines) expect(line).toMatch(/^[^\s,].*[^\s,]$/)
  })

  test('at every door', async () => {
    const half = { ...siti, zipcode: '', city: '' }
    expect(await faultsOf(send('ID', half))).toEqual([
      'claim.recipient.city: required',
      'claim.recipient.zipcode: required',
    ])
    const number = await redeem(desk)
    await askAgain(agent, number)
    expect(await faultsOf(redeemAgain(desk, number, { recipient: half }))).toEqual([
      'attempt.recipient.city: required',
      'attempt.recipient.zipcode: required',
    ])
  })
})

describe('somebody is found in every list', () => {
  let number: string
  beforeEach(async () => {
    if (number) return
    number = await redeem(desk, {
      recipient: { firstName: 'Hồng', lastName: 'Nguyễn-D’Angelo' },
      registration: { serialNumber: '601-V808-K2508N0123' },
      member: { email: 'hong_n@example.com' },
    })
    await approve(agent, number)
  })

  test.each([
    'nguyen hong',
    'HONG  d’angelo',
    'Nguyễn'.normalize('NFD'),
    "nguyen-d'angelo",
    'hong_n@example.com',
    's/n K2508N0123',
    '\u202aNguyễn\u202c',
  ])('by %j', async (q) => {
    const queue = await agent.call(claimList, { query: { view: 'all', q } })
    expect(queue.items.map((row) => row.number)).toEqual([number])
    for (const list of [prizeList, shipmentList] as const) {
      const { items } = await logistics.call(list, { query: { q } })
      expect(items.map(({ claim }) => claim)).toEqual([number])
    }
    const { items } = await agent.call(mailList, { query: { q } })
    expect(new Set(items.map(({ claim }) => claim))).toEqual(new Set([number]))
  })

  test.each(['nguyen tran', 'hong_m@example.com', 'K2508N0124', '...'])('not by %j', async (q) => {
    for (const list of [prizeList, shipmentList, mailList] as const) {
      expect((await logistics.call(list, { query: { q } })).items).toEqual([])
    }
    expect((await agent.call(claimList, { query: { view: 'all', q } })).items).toEqual([])
  })

  test('under the name and the S/N of the newest attempt, and no longer under the old ones', async () => {
    const again = await redeem(desk, { recipient: { firstName: 'Old', lastName: 'Zwölfer' } })
    await askAgain(agent, again)
    await redeemAgain(desk, again, {
      recipient: { ...siti, firstName: 'New', lastName: 'Ångström' },
    })
    const found = async (q: string) =>
      (await agent.call(claimList, { query: { q } })).items.map((row) => row.number)
    expect(await found('angstrom')).toEqual([again])
    expect(await found('zwolfer')).toEqual([])
  })
})
