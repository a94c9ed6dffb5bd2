import { beforeAll, expect, test } from 'vitest'
import { claimLinks } from '../../../contract/claim-work.ts'
import { claimTies } from '../../../contract/ties.ts'
import { approve, decline, loadCodes, readClaim, redeem } from '../../../tests/support/acts.ts'
import { manyClaims } from '../../../tests/support/many-claims.ts'
import { jpeg } from '../../../tests/support/pictures.ts'
import { plansOf } from '../../../tests/support/plans.ts'
import { pageReading, readAll } from '../../../tests/support/readings.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'
import type { PageReading } from '../../storage/page-reading.ts'
import { examine } from '../checks/examine.ts'
import { getClaim, openFile } from '../store.ts'
import { listLinked } from './linked.ts'
import { namedBy } from './named.ts'

const sums = [
  '12.499.000',
  '1.374.890',
  '450.125',
  '77.318',
  '081277001',
  '552871',
  '9.112',
  '8.344',
]

/** What the pictures say, by their width: two of one number, two of the same sums, two alike. */
const papers = new Map<number, PageReading>([
  [400, paper('a1', ['Invoice No: INV-7781', '4.100.000'])],
  [410, paper('b2', ['Invoice No: INV-7781', '3.900.000'])],
  [420, paper('c3', ['Total 9.999', ...sums])],
  [430, paper('d4', [...sums, 'Total 8.888'])],
  [440, paper('e5', ['Thank you'])],
  [450, paper('e5', ['Thanks'])],
])
const photos = [500, 510, 520]

const desk = fileDesk({
  textReader: {
    engine: 'test-1',
    read: async ({ pages: [page] }) => [
      papers.get(page?.width ?? 0) ?? paper(String(page?.width), ['S/N']),
    ],
  },
})
const agent = desk.staff('agent')
const supervisor = desk.staff('supervisor')
beforeAll(async () => {
  for (const id of ['one', 'two']) await desk.addPromotion(id, { redeemLimitPerEmail: 2 })
})

/** A page that looks like none with another name. */
function paper(look: string, lines: string[]): PageReading {
  const hash = BigInt.asUintN(64, BigInt(`0x${look}`) * 0x9e3779b97f4a7c15n)
  return { ...pageReading(lines), hashes: [hash.toString(16).padStart(16, '0')] }
}

/** Draws from these, each as the one before it says: the same in every run. */
let drawn = 7
function anyOf<Value>(values: readonly Value[]): Value {
  drawn = (drawn * 16_807) % 2_147_483_647
  const value = values[Math.floor((drawn / 2_147_483_647) * values.length)]
  return value ?? expect.fail('nothing to draw from')
}

async function redeemAny(): Promise<string> {
  return redeem(
    desk,
    {
      promotion: anyOf(['one', 'two']),
      member: {
        id: anyOf(['mc-1', 'mc-2', 'mc-3', 'mc-4']),
        email: anyOf(['a@example.com', 'a+b@example.com', 'c@example.com', 'd@example.com']),
      },
      registration: {
        serialNumber: `BA3T0194${anyOf(['6000', '6001', '6002', '6003', '6004', '6005'])}V`,
        model: anyOf(['Modern AM242 1M', 'PRO DP21', 'MAG Infinite']),
      },
      purchase: { store: anyOf(['Enter Komputer', 'Bintang Gawai']) },
      recipient: {
        lastName: anyOf(['Rahayu', 'Wijaya', 'Lestari', 'Santoso']),
        street: `Jl. Melati ${anyOf(['1', '2', '3', '4'])}`,
        contactNumber: `0812 3456 ${anyOf(['7890', '7891', '7892', '7893'])}`,
      },
    },
    {
      invoice: await jpeg(60, anyOf([...papers.keys()]), 300),
      serialPhoto: await jpeg(90, anyOf(photos), 300),
    },
  )
}

test('every claim that a check names is linked, with what the check says of it', async () => {
  for (const id of ['one', 'two']) {
    await loadCodes(supervisor, id, [`CODE-OF-${id}-1`, `CODE-OF-${id}-2`, `CODE-OF-${id}-3`])
  }
  const numbers: string[] = []
  for (let at = 0; at < 24; at++) numbers.push(await redeemAny())
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
