import { beforeEach, expect, test } from 'vitest'
import { claimTakeOver } from '../../../contract/claim-work.ts'
import { claimAssign, claimLeave, claimRead, claimTake } from '../../../contract/claims.ts'
import { claimList, claimNext } from '../../../contract/queue.ts'
import { approve, redeem } from '../../../tests/support/acts.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
const ayu = desk.staff('agent')
const budi = desk.staff('agent')
/** Every test has a promotion, and so a queue, of its own. */
let promotion: string
let tests = 0
beforeEach(async () => {
  promotion = `ahead-${++tests}`
  await desk.addPromotion(promotion)
})

type Who = typeof ayu

/** Claims of this queue, the first the most urgent. */
async function claims(count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let n = 0; n < count; n++) {
    desk.at(`2026-03-0${n + 2}T02:00:00Z`)
    numbers.push(await redeem(desk, { promotion }))
  }
  desk.at('2026-03-10T02:00:00Z')
  return numbers
}

const next = async (who: Who, body: { ahead?: boolean; except?: string[] } = {}) =>
  (await who.call(claimNext, { query: { promotion }, body })).number
const ahead = (who: Who, ...except: string[]) => next(who, { ahead: true, except })
const take = (who: Who, number: string) => who.call(claimTake, { params: { number } })
const leave = (who: Who, number: string, only?: 'ahead') =>
  who.call(claimLeave, { params: { number }, query: only ? { only } : {} })
const read = (who: Who, number: string) => who.call(claimRead, { params: { number } })

const leases = () =>
  desk.database
    .selectFrom('leases')
    .innerJoin('claims', 'claims.id', 'leases.claim_id')
    .select(['claims.number', 'leases.staff_id', 'leases.is_ahead'])
    .where('claims.promotion_id', '=', promotion)
    .orderBy('claims.number')
    .execute()

test('what is leased ahead is passed over by others, and shown to nobody as being reviewed', async () => {
  const [first = '', second = '', third = ''] = await claims(3)
  await take(ayu, first)
  expect(await ahead(ayu, first)).toBe(second)
  const seen = await read(budi, second)
  expect(seen.lease).toBeNull()
  expect(seen.abilities.approve.isAllowed).toBe(true)
  expect((await read(ayu, second)).lease).toBeNull()
  const { items } = await budi.call(claimList, { query: { promotion } })
  expect(items.map(({ lease }) => lease?.holder.name ?? null)).toEqual(['agent 1', null, null])
  expect(await next(budi)).toBe(third)
})

test('it is no step of the claim, and no colleague hears of it', async () => {
  const [first = '', second = ''] = await claims(2)
  const before = await read(budi, second)
  const heard = () => desk.database.selectFrom('changes').select('seq').execute()
  const count = (await heard()).length
  await ahead(ayu, first)
  await ahead(ayu, first)
  await leave(ayu, second, 'ahead')
  expect(await heard()).toHaveLength(count)
  expect(await read(budi, second)).toEqual(before)
})

test('it ends after two minutes, to the second, and asking again renews it', async () => {
  const [first = '', second = ''] = await claims(2)
  await ahead(ayu, first)
  desk.at('2026-03-10T02:01:30Z')
  expect(await ahead(ayu, first)).toBe(second)
  desk.at('2026-03-10T02:03:29.999Z')
  await take(budi, first)
  expect(await next(budi)).toBe(first)
  desk.at('2026-03-10T02:03:30Z')
  expect(await next(await desk.as('agent'))).toBe(second)
})

test('whoever opens the claim itself gets it, and is told of by the feed', async () => {
  const [first = '', second = '', third = ''] = await claims(3)
  await ahead(ayu, first)
  const count = (await desk.database.selectFrom('changes').select('seq').execute()).length
  expect(await take(budi, second)).toMatchObject({ isMine: true, holder: { id: budi.id } })
  expect(await desk.database.selectFrom('changes').select('seq').execute()).toHaveLength(count + 1)
  expect((await read(ayu, second)).lease).toMatchObject({ holder: { id: budi.id } })
  expect(await ahead(ayu, first)).toBe(third)
  expect(await leases()).toEqual([
    { number: second, staff_id: budi.id, is_ahead: false },
    { number: third, staff_id: ayu.id, is_ahead: true },
  ])
})

test('it can be decided by a colleague, and taken over, as any free claim', async () => {
  const [first = '', second = '', third = ''] = await claims(3)
  await ahead(ayu, first)
  expect((await approve(budi, second)).state).toBe('approved')
  expect(await ahead(ayu, first)).toBe(third)
  const taken = await budi.call(claimTakeOver, { params: { number: third } })
  expect(taken).toMatchObject({ isMine: true })
  expect(await leases()).toEqual([{ number: third, staff_id: budi.id, is_ahead: false }])
})

test('a person has one claim ahead at most; asking for another gives the first back', async () => {
  const [first = '', second = '', third = ''] = await claims(3)
  expect(await ahead(ayu, first)).toBe(second)
  expect(await ahead(ayu, first, second)).toBe(third)
  expect(await next(budi, { except: [first] })).toBe(second)
  expect(await ahead(ayu, first, second, third)).toBeNull()
  expect(await leases()).toEqual([{ number: second, staff_id: budi.id, is_ahead: false }])
})

test('two tabs that ask at the same moment have one claim ahead', async () => {
  const [first = '', second = ''] = await claims(4)
  const given = await Promise.all(Array.from({ length: 6 }, () => ahead(ayu, first)))
  expect(new Set(given)).toEqual(new Set([second]))
  expect(await leases()).toEqual([{ number: second, staff_id: ayu.id, is_ahead: true }])
})

test('opening it makes it a lease of ten minutes, which asking ahead does not shorten', async () => {
  const [first = '', second = '', third = ''] = await claims(3)
  await ahead(ayu, first)
  desk.at('2026-03-10T02:01:00Z')
  expect(await take(ayu, second)).toMatchObject({
    isMine: true,
    takenAt: '2026-03-10T02:01:00.000Z',
    expiresAt: '2026-03-10T02:11:00.000Z',
  })
  expect(await ahead(ayu, first)).toBe(third)
  expect((await read(budi, second)).lease).toMatchObject({ holder: { id: ayu.id } })
})

test('take next takes what was leased ahead', async () => {
  const [first = '', second = ''] = await claims(2)
  await ahead(ayu, first)
  expect(await next(ayu, { except: [first] })).toBe(second)
  expect((await read(budi, second)).lease).toMatchObject({ holder: { id: ayu.id } })
})

test('giving back what is ahead leaves an open claim alone', async () => {
  const [first = '', second = ''] = await claims(2)
  await take(ayu, first)
  await leave(ayu, first, 'ahead')
  expect((await read(budi, first)).lease).toMatchObject({ holder: { id: ayu.id } })
  await ahead(ayu, first)
  await leave(budi, second, 'ahead')
  expect(await leases()).toHaveLength(2)
  await leave(ayu, second, 'ahead')
  expect(await leases()).toHaveLength(1)
})

test('claims of colleagues, on hold or decided are never leased ahead', async () => {
  const [first = '', second = '', third = '', fourth = ''] = await claims(4)
  const supervisor = await desk.as('supervisor')
  await take(ayu, first)
  await supervisor.call(claimAssign, {
    params: { number: second },
    version: 1,
    body: { assignee: budi.id },
  })
  await approve(supervisor, third)
  expect(await ahead(ayu, first)).toBe(fourth)
})
