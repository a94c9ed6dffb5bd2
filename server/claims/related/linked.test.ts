import { beforeAll, expect, test } from 'vitest'
import { claimLinks } from '../../../contract/claim-work.ts'
import { claimTies } from '../../../contract/ties.ts'
import { approve, decline, loadCodes, readClaim } from '../../../tests/support/acts.ts'
import { manyClaims } from '../../../tests/support/many-claims.ts'
import { plansOf } from '../../../tests/support/plans.ts'
import { readAll } from '../../../tests/support/readings.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'
import {
  drawing,
  paperReader,
  redeemAny,
  sharedPromotions,
} from '../../../tests/support/sharing-claims.ts'
import { examine } from '../checks/examine.ts'
import { getClaim, openFile } from '../store.ts'
import { listLinked } from './linked.ts'
import { namedBy } from './named.ts'

const desk = fileDesk({ textReader: paperReader })
const agent = desk.staff('agent')
const supervisor = desk.staff('supervisor')
const anyOf = drawing(7)
beforeAll(async () => {
  for (const id of sharedPromotions) await desk.addPromotion(id, { redeemLimitPerEmail: 2 })
})

test('every claim that a check names is linked, with what the check says of it', async () => {
  for (const id of sharedPromotions) {
    await loadCodes(supervisor, id, [`CODE-OF-${id}-1`, `CODE-OF-${id}-2`, `CODE-OF-${id}-3`])
  }
  const numbers: string[] = []
  for (let at = 0; at < 24; at++) numbers.push(await redeemAny(desk, anyOf))
  await readAll(desk)
  for (const number of numbers.slice(0, 3)) await approve(agent, number)
  for (const number of numbers.slice(3, 6)) await decline(agent, number)

  const seen = { checks: new Set<string>(), ties: new Set<string>() }
  for (const number of numbers) {
    const { checks } = await readClaim(agent, number)
    const links = await agent.call(claimLinks, { params: { number } })
    for (const { id, found } of checks) {
      for (const value of found) {
        if (value.kind !== 'claim') continue
        seen.checks.add(id)
        for (const tie of value.by) seen.ties.add(tie)
        const link = links.find((one) => one.number === value.number)
        expect(link?.checks, `${id} of ${number} names ${value.number}`).toContain(id)
        expect(link?.by.map(({ tie }) => tie)).toEqual(expect.arrayContaining(value.by))
      }
    }
  }
  // Otherwise it would say nothing.
  expect([...seen.checks].toSorted()).toEqual([
    'invoice_unused',
    'person_elsewhere',
    'photo_unused',
    'redeem_limit',
    'serial_elsewhere',
    'serial_unused',
  ])
  expect([...seen.ties].toSorted()).toEqual([...claimTies].toSorted())
})

test('who shares with more claims than anybody reads is answered as quickly, named ones first', async () => {
  await desk.addPromotion('smart-moves')
  await manyClaims(desk, 300)
  const [newest] = await desk.database
    .selectFrom('claims')
    .select('number')
    .where('promotion_id', '=', 'smart-moves')
    .orderBy('number', 'desc')
    .execute()
  const file = await openFile(desk.database, await getClaim(desk.database, newest?.number ?? ''))
  const named = namedBy((await examine(desk.database, file)).checks)
  const plans = await plansOf(desk.database, async (watched) => {
    const links = await listLinked(watched, file, named, new Set())
    const isNamed = links.map(({ checks }) => checks.length > 0)
    expect(named.size).toBeGreaterThan(0)
    expect(isNamed).toEqual([
      ...Array.from({ length: named.size }, () => true),
      ...Array.from({ length: 100 }, () => false),
    ])
  })
  expect(plans).toHaveLength(1)
})
