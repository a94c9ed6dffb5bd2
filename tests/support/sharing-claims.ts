import { expect } from 'vitest'
import type { PageReading } from '../../server/storage/page-reading.ts'
import type { Ports } from '../../server/ports.ts'
import { redeem } from './acts.ts'
import type { TestDesk } from './desk.ts'
import type { IntakeOverrides } from './factories.ts'
import { jpeg } from './pictures.ts'
import { pageReading } from './readings.ts'

/** Claims that share whatever claims can share: people, S/Ns, papers. Drawn, and the same in every run. */

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

/** A page that looks like none with another name. */
function paper(look: string, lines: string[]): PageReading {
  const hash = BigInt.asUintN(64, BigInt(`0x${look}`) * 0x9e3779b97f4a7c15n)
  return { ...pageReading(lines), hashes: [hash.toString(16).padStart(16, '0')] }
}

/** Reads the pictures of these claims. */
export const paperReader: NonNullable<Ports['textReader']> = {
  engine: 'test-1',
  read: async ({ pages: [page] }) => [
    papers.get(page?.width ?? 0) ?? paper(String(page?.width), ['S/N']),
  ],
}

/** Draws from these, each as the one before it says. */
export function drawing(seed: number) {
  let drawn = seed
  return <Value>(values: readonly Value[]): Value => {
    drawn = (drawn * 16_807) % 2_147_483_647
    const value = values[Math.floor((drawn / 2_147_483_647) * values.length)]
    return value === undefined ? expect.fail('nothing to draw from') : value
  }
}

export const sharedPromotions = ['one', 'two'] as const

type AnyOf = ReturnType<typeof drawing>

export const anyRegistration = (anyOf: AnyOf) => ({
  serialNumber: `BA3T0194${anyOf(['6000', '6001', '6002', '6003', '6004', '6005'])}V`,
  model: anyOf(['Modern AM242 1M', 'PRO DP21', 'MAG Infinite']),
})

const anyIntake = (anyOf: AnyOf): IntakeOverrides => ({
  promotion: anyOf(sharedPromotions),
  member: {
    id: anyOf(['mc-1', 'mc-2', 'mc-3', 'mc-4']),
    email: anyOf(['a@example.com', 'a+b@example.com', 'c@example.com', 'd@example.com']),
  },
  registration: anyRegistration(anyOf),
  purchase: { store: anyOf(['Enter Komputer', 'Bintang Gawai']) },
  recipient: {
    lastName: anyOf(['Rahayu', 'Wijaya', 'Lestari', 'Santoso']),
    street: `Jl. Melati ${anyOf(['1', '2', '3', '4'])}`,
    contactNumber: `0812 3456 ${anyOf(['7890', '7891', '7892', '7893'])}`,
  },
})

export const anyPaper = (anyOf: AnyOf) => jpeg(60, anyOf([...papers.keys()]), 300)

export const redeemAny = async (
  desk: Pick<TestDesk, 'memberCenter'>,
  anyOf: AnyOf,
): Promise<string> =>
  redeem(desk, anyIntake(anyOf), {
    invoice: await anyPaper(anyOf),
    serialPhoto: await jpeg(90, anyOf(photos), 300),
  })
