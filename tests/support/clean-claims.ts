import { createHash } from 'node:crypto'
import type { Ports } from '../../server/ports.ts'
import type { PageReading } from '../../server/storage/page-reading.ts'
import { lookAtDue } from '../../server/claims/checks/due-checks.ts'
import { redeem } from './acts.ts'
import type { TestDesk } from './desk.ts'
import type { IntakeOverrides } from './factories.ts'
import { jpeg } from './pictures.ts'
import { pageReading, readAll } from './readings.ts'

/** An invoice and a sticker in one: with this S/N, of the usual product, and like no other. */
export function cleanPage(serialNumber: string, paper: number): PageReading {
  const lines = [
    'Enter Komputer',
    `Invoice No: INV-77${String(paper).padStart(4, '0')}`,
    'Invoice date: 27 February 2026',
    'Modern AM242 1M',
    `S/N: ${serialNumber}`,
    'CHK: 123',
  ]
  const hash = createHash('sha256').update(String(paper)).digest('hex').slice(0, 16)
  return { ...pageReading(lines, [serialNumber]), hashes: [hash, hash, hash, hash] }
}

/** Claims on which every check holds, read one after the other; no two look alike. */
export function cleanClaims() {
  let claims = 0
  let papers = 0
  let serialNumber = ''
  const textReader: NonNullable<Ports['textReader']> = {
    engine: 'test-1',
    read: async () => [cleanPage(serialNumber, (papers += 1))],
  }

  /** @returns its number, once it is read and the queue has its checks */
  async function redeemClean(
    desk: Pick<TestDesk, 'memberCenter' | 'ports'>,
    intake: IntakeOverrides = {},
  ): Promise<string> {
    claims += 1
    serialNumber = `BA3T0194${String(6000 + claims)}V`
    // No two pictures have one size, so none is another's.
    const files = {
      invoice: await jpeg(90, 400 + claims),
      serialPhoto: await jpeg(90, 300 + claims),
    }
    const number = await redeem(
      desk,
      { ...intake, registration: { serialNumber, ...intake.registration } },
      files,
    )
    await readAll(desk)
    await workOffChecks(desk)
    return number
  }
  return { textReader, redeemClean }
}

/** Until the queue has for every claim what its page finds. */
export async function workOffChecks({ ports }: Pick<TestDesk, 'ports'>): Promise<void> {
  let isDue: boolean
  do isDue = await lookAtDue(ports)
  while (isDue)
}
