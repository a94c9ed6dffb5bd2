import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimEndHold, claimHold, claimSkip } from '../../../contract/claim-work.ts'
import { claimAssign, claimLeave, claimRead } from '../../../contract/claims.ts'
import { claimNext, claimNextPeek } from '../../../contract/queue.ts'
import type { CallOf } from '../../../contract/endpoint.ts'
import { workloadChange } from '../../../contract/reassign.ts'
import type { Language } from '../../../contract/schema.ts'
import { approve, askAgain, decline, redeem, redeemAgain } from '../../../tests/support/acts.ts'
import { faultsOf } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
const ayu = desk.staff('agent')
const budi = desk.staff('agent')
const supervisor = desk.staff('supervisor')
/** Every test has a promotion, and so a queue, of its own. */
let promotion: string
let tests = 0
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  promotion = `queue-${++tests}`
  await desk.addPromotion(promotion)
})

type Wanted = Parameters<typeof next>[1]

const nothing = { number: null, unread: [], isAtLimit: false }

/** Takes the next one, and sees that looking ahead would have said the same. */
async function next(
  who: typeof ayu,
  { except, ...filter }: Partial<CallOf<typeof claimNext>['query']> & { except?: string[] } = {},
) {
  const query = { promotion, ...filter }
  const { numbers } = await who.call(claimNextPeek, {
    query: { ...query, ...(except ? { except: except.join(',') } : {}), limit: '1' },
  })
  const taken = await who.call(claimNext, { query, body: except ? { except } : {} })
  expect(numbers[0] ?? null).toBe(taken.number)
  return taken
}

const take = async (who: typeof ayu, wanted: Wanted = {}) => (await next(who, wanted)).number

const read = (who: typeof ayu, number: string) => who.call(claimRead, { params: { number } })

/** Three claims, the first the most urgent. */
async function threeClaims(): Promise<string[]> {
  const numbers: string[] = []
  for (const day of ['2026-03-05', '2026-03-06', '2026-03-09']) {
    desk.at(`${day}T02:00:00Z`)
    numbers.push(await redeem(desk, { promotion }))
  }
  desk.at('2026-03-10T02:00:00Z')
  return numbers
}

test('an empty queue has no next one', async () => {
  expect(await next(ayu)).toEqual(nothing)
})

test('the most urgent one is held for whoever asked, and nobody else is given it', async () => {
  const [first, second, third] = await threeClaims()
  expect(await take(ayu)).toBe(first)
  expect(await take(budi)).toBe(second)
  const carla = await desk.as('supervisor')
  expect(await take(carla)).toBe(third)
  expect(await next(await desk.as('agent'))).toEqual(nothing)

  const held = await budi.call(claimRead, { params: { number: first ?? '' } })
  expect(held.lease).toMatchObject({ holder: { id: ayu.id }, isMine: false })
})

test('asking again before deciding gives the same one, with its time renewed', async () => {
  const [first] = await threeClaims()
  await take(ayu)
  desk.at('2026-03-10T02:05:00Z')
  expect(await take(ayu)).toBe(first)
  const { lease } = await ayu.call(claimRead, { params: { number: first ?? '' } })
  expect(lease).toMatchObject({
    takenAt: '2026-03-10T02:00:00.000Z',
    expiresAt: '2026-03-10T02:15:00.000Z',
  })
})

test('a decided claim makes room for the next', async () => {
  const [first = '', second = '', third = ''] = await threeClaims()
  for (const [number, decide] of [
    [first, approve],
    [second, askAgain],
    [third, decline],
  ] as const) {
    expect(await take(ayu)).toBe(number)
    await decide(ayu, number)
  }
  expect(await take(ayu)).toBeNull()
})

test('claims that were skipped are left out', async () => {
  const [first = '', second = '', third = ''] = await threeClaims()
  expect(await take(ayu, { except: [first] })).toBe(second)
  expect(await take(ayu, { except: [first, second] })).toBe(third)
  expect(await take(ayu, { except: [first, second, third] })).toBeNull()
})

test('a claim that was given to a colleague is passed over, one’s own is not', async () => {
  const [first = '', second] = await threeClaims()
  const supervisor = await desk.as('supervisor')
  const body = { assignee: budi.id }
  await supervisor.call(claimAssign, { params: { number: first }, version: 1, body })
  expect(await take(ayu)).toBe(second)
  expect(await take(budi)).toBe(first)
})

test('a lease that ran out frees its claim, to the second', async () => {
  const [first] = await threeClaims()
  await take(ayu)
  desk.at('2026-03-10T02:09:59.999Z')
  expect(await take(budi)).not.toBe(first)
  desk.at('2026-03-10T02:10:00Z')
  expect(await take(await desk.as('agent'))).toBe(first)
})

test('a filter of the queue narrows it', async () => {
  await desk.addPromotion('spring', { regions: ['FR'] })
  const [asked = ''] = await threeClaims()
  const french = await redeem(desk, { promotion: 'spring', member: { region: 'FR' } })
  await askAgain(ayu, asked)
  await redeemAgain(desk, asked)

  expect(await take(ayu, { promotion: 'spring' })).toBe(french)
  expect(await take(ayu, { promotion: `${promotion},spring`, region: 'FR' })).toBe(french)
  expect(await take(ayu, { attempt: 'again' })).toBe(asked)
  expect(await take(ayu, { attempt: 'first' })).not.toBe(asked)
  expect(await next(ayu, { region: 'GB' })).toEqual(nothing)
})

test('the view one looks at narrows it too: one’s own, or what the search finds', async () => {
  const [, second = '', third = ''] = await threeClaims()
  const supervisor = await desk.as('supervisor')
  const { version } = await read(supervisor, third)
  await supervisor.call(claimAssign, {
    params: { number: third },
    version,
    body: { assignee: ayu.id },
  })
  expect(await take(ayu, { view: 'mine' })).toBe(third)
  expect(await take(ayu, { q: second })).toBe(second)
})

test('what is put off is passed over until its day comes', async () => {
  const [first = '', second] = await threeClaims()
  const { version } = await read(ayu, first)
  await ayu.call(claimHold, {
    params: { number: first },
    version,
    body: { until: '2026-03-12', because: 'the store is asked' },
  })
  expect(await take(ayu)).toBe(second)
  expect(await take(ayu, { view: 'on_hold' })).toBe(first)
  // Midnight in Jakarta.
  desk.at('2026-03-11T16:59:00Z')
  expect(await take(budi)).not.toBe(first)
  desk.at('2026-03-11T17:00:00Z')
  expect(await take(budi)).toBe(first)
})

test('what is taken off hold is free at once', async () => {
  const [first = ''] = await threeClaims()
  const held = await ayu.call(claimHold, {
    params: { number: first },
    version: (await read(ayu, first)).version,
    body: { until: '2026-03-12', because: 'the store is asked' },
  })
  expect(held.hold).toMatchObject({ until: '2026-03-12', because: 'the store is asked' })
  await ayu.call(claimEndHold, { params: { number: first }, version: held.version })
  expect(await take(budi)).toBe(first)
})

test('what one skipped comes last for oneself, and first for others', async () => {
  const [first = '', second = '', third = ''] = await threeClaims()
  await take(ayu)
  await ayu.call(claimSkip, {
    params: { number: first },
    version: (await read(ayu, first)).version,
    body: { because: 'I know the member' },
  })
  expect(await take(ayu)).toBe(second)
  expect(await take(ayu, { except: [second] })).toBe(third)
  expect(await take(ayu, { except: [second, third] })).toBe(first)
  await ayu.call(claimLeave, { params: { number: first } })
  expect(await take(budi)).toBe(first)
})

test('what is no filter is refused', async () => {
  expect(
    await faultsOf(next(ayu, { region: 'id', except: ['7'], attempt: 'last' as never })),
  ).toEqual(['attempt: not_one_of', 'except.0: wrong_form', 'region.0: wrong_form'])
})

test('a whole team takes a whole queue, each claim once', async () => {
  for (let n = 0; n < 12; n++) await redeem(desk, { promotion })
  const team = [ayu, budi, await desk.as('agent'), await desk.as('supervisor')]
  const taken: string[] = []
  for (let round = 0; round < 3; round++) {
    // At the same moment: what was seen before is somebody else’s then.
    const atOnce = team.map((who) => who.call(claimNext, { query: { promotion }, body: {} }))
    for (const [index, { number }] of (await Promise.all(atOnce)).entries()) {
      if (number === null) continue
      taken.push(number)
      await approve(team[index] ?? ayu, number)
    }
  }
  expect(taken).toHaveLength(12)
  expect(new Set(taken).size).toBe(12)
})

test('looking ahead tells several in the order in which they would be taken, and holds none', async () => {
  const numbers = await threeClaims()
  const [first = '', second = '', third = ''] = numbers
  await ayu.call(claimSkip, {
    params: { number: first },
    version: (await read(ayu, first)).version,
    body: { because: 'I know the member' },
  })
  await desk.database.deleteFrom('leases').execute()
  const peek = (limit: string) => ayu.call(claimNextPeek, { query: { promotion, limit } })
  expect(await peek('5')).toEqual({ numbers: [second, third, first] })
  expect(await peek('2')).toEqual({ numbers: [second, third] })
  expect(await desk.database.selectFrom('leases').select('claim_id').execute()).toEqual([])
})

describe('languages', () => {
  const reads = (who: typeof ayu, languages: Language[]) =>
    supervisor.call(workloadChange, {
      params: { id: who.id },
      body: { languages, cap: null, absentFrom: null, absentUntil: null },
    })
  let french: string
  beforeEach(async () => {
    french = `${promotion}-fr`
    await desk.addPromotion(french, { language: 'fr' })
    for (const who of [ayu, budi]) await reads(who, [])
  })
  const both = () => ({ promotion: `${promotion},${french}` })

  test('what somebody does not read is given to somebody else', async () => {
    desk.at('2026-03-05T02:00:00Z')
    const urgent = await redeem(desk, { promotion: french })
    desk.at('2026-03-10T02:00:00Z')
    const other = await redeem(desk, { promotion })
    await reads(ayu, ['id', 'en'])
    await reads(budi, ['fr'])
    expect(await take(ayu, both())).toBe(other)
    expect(await take(budi, both())).toBe(urgent)
  })

  test('when nothing else is left, it is said in which languages there is something', async () => {
    const number = await redeem(desk, { promotion: french })
    await reads(ayu, ['id'])
    expect(await next(ayu, both())).toEqual({ ...nothing, unread: ['fr'] })
    // Whoever reads every language is told of none.
    expect(await take(budi, both())).toBe(number)
    expect(await next(ayu, both())).toEqual(nothing)
  })

  test('what is assigned to somebody, or asked for by its language, is given all the same', async () => {
    const assigned = await redeem(desk, { promotion: french })
    const asked = await redeem(desk, { promotion: french })
    await reads(ayu, ['id'])
    const params = { number: assigned }
    await supervisor.call(claimAssign, { params, version: 1, body: { assignee: ayu.id } })
    expect(await take(ayu, both())).toBe(assigned)
    expect(await take(ayu, { ...both(), language: 'fr', except: [assigned] })).toBe(asked)
  })
})

describe('claim limits', () => {
  const limit = (cap: number | null) =>
    supervisor.call(workloadChange, {
      params: { id: ayu.id },
      body: { languages: [], cap, absentFrom: null, absentUntil: null },
    })
  afterEach(() => limit(null))

  test('whoever has as many claims as their limit is given only those, and is told so', async () => {
    const [free = '', own = ''] = await threeClaims()
    const params = { number: own }
    await supervisor.call(claimAssign, { params, version: 1, body: { assignee: ayu.id } })
    await limit(await openOf(ayu.id))
    expect(await take(ayu)).toBe(own)
    await approve(ayu, own)
    // One fewer: there is room again.
    expect(await take(ayu)).toBe(free)
    await desk.database.deleteFrom('leases').execute()
    await limit(0)
    expect(await next(ayu)).toEqual({ ...nothing, isAtLimit: true })
    expect(await take(budi)).toBe(free)
  })

  test('nobody is told of a limit when there is nothing else', async () => {
    await limit(0)
    expect(await next(ayu)).toEqual(nothing)
  })

  const openOf = async (id: string) => {
    const rows = await desk.database
      .selectFrom('claims')
      .select('id')
      .where('assignee_id', '=', id)
      .where('state', '=', 'waiting')
      .execute()
    return rows.length
  }
})
