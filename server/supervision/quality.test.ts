import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimBeside } from '../../contract/beside.ts'
import { claimLinks } from '../../contract/claim-work.ts'
import {
  disagreementList,
  disagreementSettle,
  goldenSet,
  lookGive,
  lookNext,
  qualityChange,
  qualityRead,
  type QualityRule,
} from '../../contract/quality.ts'
import { claimCounts, claimList, queueViews } from '../../contract/queue.ts'
import { readingCorrect } from '../../contract/readings.ts'
import {
  approve,
  askAgain,
  decline,
  loadCodes,
  readClaim,
  redeem,
} from '../../tests/support/acts.ts'
import type { Somebody } from '../../tests/support/desk.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { createWorker } from '../worker.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const first = desk.staff('agent')
const second = desk.staff('agent')
const supervisor = desk.staff('supervisor')

const everything: QualityRule = {
  promotion: null,
  reason: null,
  staff: null,
  prize: null,
  worthFrom: null,
  share: 100,
}

beforeAll(async () => {
  await desk.addPromotion('jakarta')
  await loadCodes(supervisor, 'jakarta', ['CODE-NUMBER-1', 'CODE-NUMBER-2'])
})

let minutes = 0
beforeEach(async () => {
  await desk.database.deleteFrom('second_looks').execute()
  await desk.database.deleteFrom('golden_claims').execute()
  await set([everything])
  await draw()
  await desk.database.deleteFrom('second_looks').execute()
})

const set = (rules: QualityRule[], goldenShare = 0) =>
  supervisor.call(qualityChange, { body: { rules, goldenShare } })

/** Well after everything that was decided, the desk draws by itself. */
async function draw(): Promise<void> {
  minutes += 30
  desk.at(new Date(Date.parse('2026-03-10T02:00:00Z') + minutes * 60_000).toISOString())
  await (await createWorker(desk.ports)).tick()
}

async function askedAgain(): Promise<string> {
  const number = await redeem(desk, { promotion: 'jakarta' })
  await askAgain(first, number)
  return number
}

async function take(person: Somebody) {
  const { look } = await person.call(lookNext, {})
  return look ?? expect.fail('there is nothing to look at')
}

const give = (person: Somebody, id: string, kind: 'ask_again' | 'decline', reasons: string[]) =>
  person.call(lookGive, { params: { id }, body: { kind, reasons, note: null } })

test('the second person sees the attempt, and nothing of what was concluded', async () => {
  const number = await askedAgain()
  await draw()
  const look = await take(second)
  expect(JSON.stringify(look)).not.toContain(number)
  // Nor can the claim be opened beside it, until the look is given.
  expect((await refusal(readClaim(second, number))).id).toBe('blind_look')
  expect(look).toMatchObject({
    promotion: { name: 'Smart Moves, Smarter Work' },
    prize: 'Digital Code IDR 500.000',
    attempt: { number: 1, registration: { serialNumber: 'BA3T01946000V' } },
  })
  expect(look.attempt.documents).toHaveLength(2)
  expect(JSON.stringify(look)).not.toMatch(/ask_again|invoice_no_product_name|decision|agent 1/)
})

test('no other claim tells by its links, or beside it, what was concluded', async () => {
  const number = await askedAgain()
  const other = await redeem(desk, { promotion: 'jakarta' })
  const linked = async () => {
    const links = await second.call(claimLinks, { params: { number: other } })
    return links.find((link) => link.number === number)
  }
  expect(await linked()).toMatchObject({ state: 'asked_again' })
  await draw()
  const look = await take(second)
  expect(await linked()).toMatchObject({ number, state: null })
  const blind = [
    second.call(claimLinks, { params: { number } }),
    second.call(claimBeside, { params: { number, other } }),
    second.call(claimBeside, { params: { number: other, other: number } }),
  ]
  for (const call of blind) expect((await refusal(call)).id).toBe('blind_look')
  await give(second, look.id, 'ask_again', ['invoice_no_product_name'])
  expect(await linked()).toMatchObject({ state: 'asked_again' })
})

test('no list of the queue tells by having it what was concluded', async () => {
  const number = await askedAgain()
  const { serialNumber } = (await readClaim(first, number)).attempts[0]?.registration ?? {}
  const listedIn = async (person: Somebody) => {
    const views = await Promise.all(
      queueViews.map(async (view) => {
        const { items } = await person.call(claimList, { query: { view, q: serialNumber } })
        return items.some((row) => row.number === number) ? [view] : []
      }),
    )
    return views.flat()
  }
  const counted = async () => (await second.call(claimCounts, {})).counts.asked_again
  expect(await listedIn(second)).toEqual(['asked_again', 'all'])
  const before = await counted()
  await draw()
  const look = await take(second)
  expect(await listedIn(second)).toEqual([])
  expect(await counted()).toBe(before - 1)
  expect(await listedIn(first)).toEqual(['asked_again', 'all'])
  await give(second, look.id, 'ask_again', ['invoice_no_product_name'])
  expect(await listedIn(second)).toEqual(['asked_again', 'all'])
  expect(await counted()).toBe(before)
})

test('two who come to the same agree; nothing of the claim changes', async () => {
  const number = await askedAgain()
  await draw()
  const before = await readClaim(supervisor, number)
  const look = await take(second)
  const answer = await give(second, look.id, 'ask_again', ['invoice_no_product_name'])
  expect(answer).toMatchObject({ agrees: true, first: { kind: 'ask_again' } })
  expect(await readClaim(supervisor, number)).toEqual(before)
  expect(await supervisor.call(disagreementList, {})).toEqual([])
})

test('what the first person read better is told in a second look, and not by whom', async () => {
  const number = await redeem(desk, { promotion: 'jakarta' })
  await first.call(readingCorrect, {
    params: { number, kind: 'invoice' },
    body: { fact: 'date', value: '27/02/2026' },
  })
  await askAgain(first, number)
  await draw()
  const { attempt } = await take(second)
  const corrections = attempt.documents.flatMap(({ reading }) => reading.corrections)
  expect(corrections).toContainEqual(
    expect.objectContaining({ fact: 'date', value: '27/02/2026', by: null }),
  )
  expect(JSON.stringify(attempt)).not.toContain(first.id)
})

test('a blind second look that disagrees goes to the supervisor, who says who was right', async () => {
  const number = await askedAgain()
  await draw()
  const look = await take(second)
  expect(await give(second, look.id, 'decline', ['final_model'])).toMatchObject({ agrees: false })
  const [open] = await supervisor.call(disagreementList, {})
  expect(open?.canSettle).toBe(true)
  const auditor = await desk.as('auditor')
  expect((await auditor.call(disagreementList, {}))[0]?.canSettle).toBe(false)
  expect(open).toMatchObject({
    claim: number,
    first: { kind: 'ask_again', reasons: ['invoice_no_product_name'] },
    second: { kind: 'decline', reasons: ['final_model'] },
    settledFor: null,
  })
  const settled = await supervisor.call(disagreementSettle, {
    params: { id: look.id },
    body: { for: 'second' },
  })
  expect(settled).toMatchObject({ settledFor: 'second', canSettle: false })
  expect(settled.settledBy).toEqual(expect.any(String))
  const params = { id: look.id }
  const other = await desk.as('supervisor')
  const again = other.call(disagreementSettle, { params, body: { for: 'first' } })
  expect((await refusal(again)).id).toBe('look_settled')
  const { byAgent, byReason } = await supervisor.call(qualityRead, {})
  expect(byAgent).toMatchObject([{ key: first.id, looks: 1, agreed: 0 }])
  expect(byReason).toMatchObject([{ key: 'invoice_no_product_name', looks: 1, agreed: 0 }])
})

test('who the supervisor gave right counts as agreed with', async () => {
  await askedAgain()
  await draw()
  const look = await take(second)
  await give(second, look.id, 'decline', ['final_model'])
  const params = { id: look.id }
  await supervisor.call(disagreementSettle, { params, body: { for: 'first' } })
  const { byAgent } = await supervisor.call(qualityRead, {})
  expect(byAgent).toMatchObject([{ key: first.id, looks: 1, agreed: 1 }])
})

describe('one’s own decision', () => {
  test('is never given to oneself to look at', async () => {
    await askedAgain()
    await draw()
    expect(await first.call(lookNext, {})).toEqual({ look: null, left: 0 })
    expect((await second.call(lookNext, {})).left).toBe(1)
  })

  test('is refused by the database, whoever asks', async () => {
    await askedAgain()
    await draw()
    const own = desk.database.updateTable('second_looks').set({ staff_id: first.id }).execute()
    await expect(own).rejects.toThrow('nobody_looks_at_their_own')
  })

  test('is settled by a third', async () => {
    const number = await redeem(desk, { promotion: 'jakarta' })
    await decline(supervisor, number)
    await draw()
    const look = await take(second)
    await give(second, look.id, 'ask_again', ['invoice_no_product_name'])
    const settle = (person: Somebody) =>
      person.call(disagreementSettle, { params: { id: look.id }, body: { for: 'first' } })
    expect((await refusal(settle(supervisor))).id).toBe('own_look')
    expect((await settle(await desk.as('supervisor'))).settledFor).toBe('first')
  })
})

describe('a look', () => {
  test('stays with whoever began it, and is given once', async () => {
    await askedAgain()
    await draw()
    const look = await take(second)
    expect((await take(second)).id).toBe(look.id)
    const third = await desk.as('agent')
    expect((await third.call(lookNext, {})).look).toBeNull()
    const stolen = give(third, look.id, 'decline', ['final_model'])
    expect((await refusal(stolen)).id).toBe('look_not_yours')
    await give(second, look.id, 'decline', ['final_model'])
    const twice = give(second, look.id, 'ask_again', ['invoice_no_product_name'])
    expect((await refusal(twice)).id).toBe('look_given')
  })

  test('takes only reasons that fit, as a decision does', async () => {
    await askedAgain()
    await draw()
    const look = await take(second)
    const unfit = give(second, look.id, 'ask_again', ['final_model'])
    expect((await refusal(unfit)).id).toBe('reason_unfit')
  })
})

describe('what is drawn', () => {
  const waiting = async () => (await supervisor.call(qualityRead, {})).waiting

  test('is drawn once, however often the desk looks', async () => {
    await askedAgain()
    await draw()
    await draw()
    expect(await waiting()).toBe(1)
  })

  test.each<[string, Partial<QualityRule>, number]>([
    ['of another promotion', { promotion: 'paris' }, 0],
    ['of this promotion', { promotion: 'jakarta' }, 1],
    ['for this reason', { reason: 'invoice_no_product_name' }, 1],
    ['for another reason', { reason: 'final_model' }, 0],
    ['none of it', { share: 0 }, 0],
  ])('%s', async (_what, rule, count) => {
    await set([{ ...everything, ...rule }])
    await askedAgain()
    await draw()
    expect(await waiting()).toBe(count)
  })

  test('by who decided, and by what was earned', async () => {
    await set([
      { ...everything, staff: second.id },
      { ...everything, prize: 'voucher' },
    ])
    await askedAgain()
    const number = await redeem(desk, { promotion: 'jakarta' })
    await approve(first, number)
    await draw()
    expect(await waiting()).toBe(1)
    const given = await give(second, (await take(second)).id, 'decline', ['final_model'])
    expect(given.claim).toBe(number)
  })

  test('is nothing while there are no rules, nor afterwards of what was decided then', async () => {
    await set([])
    await askedAgain()
    await draw()
    await set([everything])
    await draw()
    expect(await waiting()).toBe(0)
  })
})

describe('a claim with a known answer', () => {
  const makeGolden = async () => {
    await set([], 50)
    const number = await askedAgain()
    await supervisor.call(goldenSet, { params: { number }, body: { isGolden: true } })
    return number
  }

  test('is mixed in, once for each person, and looks like any other', async () => {
    await makeGolden()
    let given = null
    // At one in two its turn comes soon; the seed decides when.
    await desk.database
      .updateTable('desk')
      .set({ value: 'seed' })
      .where('key', '=', 'quality-seed')
      .execute()
    for (let n = 0; n < 12 && !given; n++) {
      const person = await desk.as('agent')
      const { look } = await person.call(lookNext, {})
      if (look) given = { look, person }
    }
    if (!given) expect.fail('nobody was given the golden claim')
    expect(Object.keys(given.look).toSorted()).toEqual([
      'areas',
      'attempt',
      'id',
      'prize',
      'promotion',
    ])
    await give(given.person, given.look.id, 'decline', ['final_model'])
    const { golden } = await supervisor.call(qualityRead, {})
    expect(golden).toMatchObject([{ key: given.person.id, looks: 1, agreed: 0 }])
    // It is no disagreement: the answer is known.
    expect(await supervisor.call(disagreementList, {})).toEqual([])
    expect((await given.person.call(lookNext, {})).look).toBeNull()
  })

  test('must have been decided, and can be taken out again', async () => {
    const open = await redeem(desk, { promotion: 'jakarta' })
    const refused = supervisor.call(goldenSet, {
      params: { number: open },
      body: { isGolden: true },
    })
    expect((await refusal(refused)).id).toBe('claim_not_decided')
    const number = await makeGolden()
    const { goldenClaims } = await supervisor.call(goldenSet, {
      params: { number },
      body: { isGolden: false },
    })
    expect(goldenClaims).toEqual([])
  })
})
