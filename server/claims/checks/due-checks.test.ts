import { beforeAll, expect, test } from 'vitest'
import { claimUndo } from '../../../contract/claim-work.ts'
import { promotionChange } from '../../../contract/promotion-changes.ts'
import { claimList } from '../../../contract/queue.ts'
import { readingCorrect } from '../../../contract/readings.ts'
import {
  approve,
  askAgain,
  decline,
  loadCodes,
  newKey,
  readClaim,
  redeem,
  redeemAgain,
  redeemOwn,
} from '../../../tests/support/acts.ts'
import { workOffChecks } from '../../../tests/support/clean-claims.ts'
import { promotionTerms } from '../../../tests/support/factories.ts'
import { manyClaims } from '../../../tests/support/many-claims.ts'
import { readAll } from '../../../tests/support/readings.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'
import {
  anyPaper,
  anyRegistration,
  drawing,
  paperReader,
  redeemAny,
  sharedPromotions,
} from '../../../tests/support/sharing-claims.ts'
import { readNext } from '../../evidence/read-due.ts'
import { getPromotion } from '../../promotions/store.ts'
import { openFile } from '../store.ts'
import { lookAtDue, summarize } from './due-checks.ts'
import { countDue, dueByRules } from './due-list.ts'

/** Acts of the long run: `CHECK_ACTS=2000` tries as many. */
const acts = Number(process.env['CHECK_ACTS'] ?? 60)

const desk = fileDesk({ textReader: paperReader, undoSeconds: 600 })
const agent = desk.staff('agent')
const supervisor = desk.staff('supervisor')
const administrator = desk.staff('administrator')
const anyOf = drawing(11)
beforeAll(async () => {
  for (const id of sharedPromotions) {
    await desk.addPromotion(id, { redeemLimitPerEmail: 2 })
    await loadCodes(
      supervisor,
      id,
      Array.from({ length: 60 }, (_, at) => `CODE-OF-${id}-${1000 + at}`),
    )
  }
})

const workOff = () => workOffChecks(desk)

/** Open claims whose stored summary is another one than what is found out now. */
async function outdated(): Promise<unknown[]> {
  const claims = await desk.database
    .selectFrom('claims')
    .selectAll()
    .where('state', '=', 'waiting')
    .execute()
  const found: unknown[] = []
  for (const claim of claims) {
    const file = await openFile(desk.database, claim)
    // Nothing has to be examined for it that the desk has not examined itself.
    const now = await summarize(desk.database, file)
    const stored = {
      state: claim.checks_state,
      failing: claim.checks_failing,
      unsure: claim.checks_unsure,
    }
    if (JSON.stringify(now) !== JSON.stringify(stored)) found.push([claim.number, stored, now])
  }
  return found
}

const rowOf = async (number: string) => {
  const { items } = await agent.call(claimList, { query: { view: 'all', q: number } })
  return items[0] ?? expect.fail('not listed')
}

test('a claim is being read, then it is what its page says, and once decided nothing', async () => {
  const number = await redeemAny(desk, anyOf)
  await workOff()
  const { checks: first } = await rowOf(number)
  expect(['reading', 'fails']).toContain(first?.state)
  await readAll(desk)
  await workOff()
  const { checks } = await readClaim(agent, number)
  const those = (wanted: string) =>
    checks.filter(({ outcome }) => outcome === wanted).map(({ id }) => id)
  expect((await rowOf(number)).checks).toMatchObject({
    failing: those('fails'),
    unsure: those('unsure'),
  })
  await decline(agent, number)
  await workOff()
  expect((await rowOf(number)).checks).toBeNull()
})

test('what is stored is what would be found out now, whatever happens to whichever claim', async () => {
  const open: string[] = []
  const decided: string[] = []
  const asked: string[] = []
  const take = (from: string[]) => {
    const number = anyOf(from)
    from.splice(from.indexOf(number), 1)
    return number
  }
  const things: Record<string, () => Promise<void>> = {
    redeem: async () => void open.push(await redeemAny(desk, anyOf)),
    read: async () => void (await readNext(desk.ports)),
    'read all': () => readAll(desk),
    approve: async () => {
      const number = take(open)
      const { abilities } = await readClaim(agent, number)
      if (!abilities.approve.isAllowed) return void open.push(number)
      await approve(agent, number)
      decided.push(number)
    },
    decline: async () => {
      const number = take(open)
      await decline(agent, number)
      decided.push(number)
    },
    'ask again': async () => {
      const number = take(open)
      await askAgain(agent, number)
      asked.push(number)
    },
    undo: async () => {
      const number = take(decided)
      const { version, undoUntil } = await readClaim(agent, number)
      if (undoUntil === null) return
      const undone = { params: { number }, version, idempotencyKey: newKey() }
      await agent.call(claimUndo, undone)
      open.push(number)
    },
    'redeem again': async () => {
      const number = take(asked)
      const before = (await readClaim(agent, number)).attempts[0] ?? expect.fail('no attempt')
      const registration = { ...before.registration, ...anyRegistration(anyOf) }
      await redeemAgain(desk, number, { registration }, { invoice: await anyPaper(anyOf) })
      open.push(number)
    },
    correct: async () => {
      const params = { number: anyOf(open), kind: 'invoice' } as const
      const value = anyOf(['INV-7781', 'INV-1', null])
      await agent.call(readingCorrect, { params, body: { fact: 'invoiceNumber', value } })
    },
    'change terms': async () => {
      const id = anyOf(sharedPromotions)
      const { version, terms } = await getPromotion(desk.database, id)
      const body = { ...terms, redeemLimitPerEmail: anyOf([1, 2, 3, null]) }
      await administrator.call(promotionChange, { params: { id }, version, body })
    },
  }
  const needs: Record<string, string[]> = {
    approve: open,
    decline: open,
    'ask again': open,
    correct: open,
    undo: decided,
    'redeem again': asked,
  }
  const done = new Map<string, number>()
  for (let at = 0; at < acts; at++) {
    const what = anyOf([...Object.keys(things), 'redeem', 'redeem'])
    if (needs[what]?.length === 0) continue
    await things[what]?.()
    done.set(what, (done.get(what) ?? 0) + 1)
    // Sometimes several things come together.
    if (anyOf([true, false])) continue
    await workOff()
    expect(await outdated(), `after ${at + 1} acts, the last: ${what}`).toEqual([])
  }
  await workOff()
  expect(await outdated()).toEqual([])
  expect([...done.keys()].toSorted()).toEqual(Object.keys(things).toSorted())
})

test('the queue is narrowed to what checks come to, and to one check', async () => {
  await desk.addPromotion('three')
  await redeemOwn(desk, { promotion: 'three', purchase: { region: 'SG' } })
  await redeemOwn(desk, { promotion: 'three' })
  await readAll(desk)
  await redeemOwn(desk, { promotion: 'three' })
  await workOff()
  const { items } = await agent.call(claimList, { query: { limit: '200' } })
  expect(new Set(items.map(({ checks }) => checks?.state)).size).toBeGreaterThan(1)
  for (const state of ['clean', 'look', 'fails', 'reading'] as const) {
    const narrowed = await agent.call(claimList, { query: { checks: state, limit: '200' } })
    expect(narrowed.items).toEqual(items.filter(({ checks }) => checks?.state === state))
  }
  const isOpen = ({ checks }: (typeof items)[number]) =>
    checks?.unsure.includes('store') || checks?.failing.includes('store')
  const narrowed = await agent.call(claimList, { query: { check: 'store', limit: '200' } })
  expect(narrowed.items).toEqual(items.filter(isOpen))
  expect(narrowed.items.length).toBeGreaterThan(0)
})

test('in the order of checks the clean come first, and its pages neither skip nor repeat', async () => {
  const query = { order: 'checks', limit: '200' } as const
  const { items } = await agent.call(claimList, { query })
  const ranks = items.map(({ checks }) =>
    ['clean', 'look', 'fails', 'reading'].indexOf(checks?.state ?? ''),
  )
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  expect(new Set(ranks).size).toBeGreaterThan(1)
  const { items: byDue } = await agent.call(claimList, { query: { limit: '200' } })
  expect(items.map(({ number }) => number).toSorted()).toEqual(
    byDue.map(({ number }) => number).toSorted(),
  )
  const paged: string[] = []
  let cursor: string | undefined
  do {
    const page = await agent.call(claimList, { query: { ...query, limit: '3', cursor } })
    paged.push(...page.items.map(({ number }) => number))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(paged).toEqual(items.map(({ number }) => number))
})

test('after a change of terms all open claims are looked at again, some at a time', async () => {
  await desk.addPromotion('smart-moves')
  await manyClaims(desk, 70)
  await workOff()
  const { version } = await getPromotion(desk.database, 'smart-moves')
  const body = promotionTerms({ regions: ['TW'] })
  await administrator.call(promotionChange, { params: { id: 'smart-moves' }, version, body })
  const left = [await countDue(desk.database)]
  while (await lookAtDue(desk.ports)) left.push(await countDue(desk.database))
  expect(left[0]).toBeGreaterThanOrEqual(70)
  expect(left).toEqual(left.toSorted((a, b) => b - a))
  expect(left.at(-1)).toBe(0)
  const { matching } = await agent.call(claimList, {
    query: { promotion: 'smart-moves', check: 'region' },
  })
  const { matching: all } = await agent.call(claimList, { query: { promotion: 'smart-moves' } })
  expect(matching).toBe(all)
})

test('rules that changed are applied once to whatever is open', async () => {
  await redeem(desk, { promotion: 'one' })
  await workOff()
  // The first to come writes down which rules there are; nothing is due by that.
  await dueByRules(desk.ports)
  expect(await countDue(desk.database)).toBe(0)
  await desk.database
    .updateTable('desk')
    .set({ value: 'older' })
    .where('key', '=', 'check-rules')
    .execute()
  await dueByRules(desk.ports)
  expect(await countDue(desk.database)).toBeGreaterThan(0)
  await workOff()
  await dueByRules(desk.ports)
  expect(await countDue(desk.database)).toBe(0)
})

test('two that look at once keep what the later one saw', async () => {
  const number = await redeem(desk, { promotion: 'one' })
  await Promise.all([workOff(), workOff()])
  await readAll(desk)
  await Promise.all([workOff(), workOff(), workOff()])
  expect(await outdated()).toEqual([])
  expect((await rowOf(number)).checks?.state).not.toBe('reading')
})
