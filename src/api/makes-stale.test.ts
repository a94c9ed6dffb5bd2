import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, test } from 'vitest'
import { claimRead } from '../../contract/claims.ts'
import { claimBulk } from '../../contract/bulk.ts'
import { endpoints } from '../../contract/endpoints.ts'
import { claimList } from '../../contract/queue.ts'
import { signOffConfirm } from '../../contract/sign-offs.ts'
import { promotionList } from '../../contract/promotions.ts'
import { madeStaleByHearing } from './heard-makes-stale.ts'
import { madeStaleBy } from './makes-stale.ts'
import { keyOf } from './query.ts'
import { makeStale, readAgain } from './stale.ts'

let cache: QueryClient
const one = (number: string) => keyOf(claimRead, { params: { number } })
const list = keyOf(claimList, { query: {} })
const promotions = keyOf(promotionList, {})

beforeEach(() => {
  cache = new QueryClient()
  for (const key of [one('R-100001'), one('R-100002'), list, promotions]) {
    cache.setQueryData(key, {})
  }
})

const stale = () =>
  cache
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.isInvalidated)
    .map(({ queryKey }) => queryKey)

test('a command on many claims makes every claim and every list of them stale', async () => {
  await makeStale(cache, claimBulk.name)
  expect(stale()).toEqual([one('R-100001'), one('R-100002'), list])
})

test('a word about one claim means that claim', async () => {
  await readAgain(cache, madeStaleByHearing.claim, { number: 'R-100002' })
  expect(stale()).toEqual([one('R-100002')])
})

test('what may have been anything makes everything stale', async () => {
  await makeStale(cache, signOffConfirm.name)
  expect(stale()).toHaveLength(4)
})

test('what is shown as it is by now is not read again', async () => {
  await makeStale(cache, claimBulk.name, { except: one('R-100001') })
  expect(stale()).toEqual([one('R-100002'), list])
})

test('every name stands for an endpoint: a query where something is made stale', () => {
  const byName = new Map(endpoints.map((one) => [one.name, one]))
  const named = [madeStaleBy, madeStaleByHearing]
    .flatMap((table) => Object.values(table))
    .flatMap((names) => (names === 'everything' ? [] : names))
  expect(named.filter((name) => !byName.has(name))).toEqual([])
  const commands = endpoints.filter(({ method }) => method !== 'GET').map(({ name }) => name)
  const missing = commands.filter((name) => !(name in madeStaleBy))
  expect(missing).toEqual(['decisionPreview', 'reassignPreview', 'lookNext', 'welcomeRead'])
})
