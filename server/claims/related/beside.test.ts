import { beforeEach, expect, test } from 'vitest'
import { claimBeside } from '../../../contract/beside.ts'
import { intakeClaimCreate } from '../../../contract/intake.ts'
import { newKey } from '../../../tests/support/acts.ts'
import { claimIntake, type IntakeOverrides } from '../../../tests/support/factories.ts'
import { jpeg } from '../../../tests/support/pictures.ts'
import { refusedWith } from '../../../tests/support/refusal.ts'
import { pageReading, readAll } from '../../../tests/support/readings.ts'
import { deskPerTest } from '../../../tests/support/server-test.ts'
import type { PageReading } from '../../storage/page-reading.ts'

/** The text of a picture, by its width. */
const papers = new Map<number, PageReading>()
const desk = deskPerTest({
  textReader: {
    engine: 'test-1',
    read: async ({ pages: [page] }) => [papers.get(page?.width ?? 0) ?? pageReading(['MSI'])],
  },
})
beforeEach(async () => {
  papers.clear()
  await desk.addPromotion('smart-moves')
})

const sums = ['12.499.000', '1.374.890', '450.125', '77.318', '20/03/2026', '081277001', '552871']

/** A perceptual hash that is far from all others. */
const lookOf = (width: number) =>
  BigInt.asUintN(64, BigInt(width) * 0x9e3779b97f4a7c15n)
    .toString(16)
    .padStart(16, '0')

/** A claim whose invoice says this; pictures are told apart by their width. */
async function redeemWith(width: number, lines: string[], intake: IntakeOverrides = {}) {
  papers.set(width, { ...pageReading(lines), hashes: [lookOf(width)] })
  const { number } = await desk.memberCenter.call(intakeClaimCreate, {
    json: claimIntake(intake),
    files: { invoice: await jpeg(60, width, 300), serialPhoto: await jpeg(90, width + 1, 300) },
    idempotencyKey: newKey(),
  })
  await readAll(desk)
  return number
}

async function beside(number: string, other: string) {
  const agent = await desk.as('agent')
  return agent.call(claimBeside, { params: { number, other } })
}

test('what stands on both papers is told with its place on each', async () => {
  const first = await redeemWith(400, ['Invoice No: INV-7781', ...sums, 'Total 9.999'])
  const second = await redeemWith(500, ['Total 8.888', ...sums.toReversed()], {
    registration: { serialNumber: 'BA3T01946777V' },
  })
  const { documents } = await beside(second, first)
  const [invoice] = documents
  expect(invoice).toMatchObject({
    kind: 'invoice',
    attempt: 1,
    how: 'same_numbers',
    numbers: { here: 8, there: 9, both: 7 },
  })
  const sum = invoice?.inCommon.find(({ text }) => text === '12.499.000')
  // The seventh line below the total here, the first below the number there.
  expect(sum?.here.map(({ y }) => y)).toEqual([280])
  expect(sum?.there.map(({ y }) => y)).toEqual([40])
  expect(sum?.here[0]?.sha256).not.toBe(sum?.there[0]?.sha256)
})

test('two papers with one number are one invoice at one shop, and say nothing at two', async () => {
  const first = await redeemWith(400, ['Invoice No: INV-7781', '12.499.000'])
  const same = await redeemWith(500, ['Invoice No: INV-7781', '99.000'])
  const other = await redeemWith(600, ['Invoice No: INV-7781', '99.000'], {
    purchase: { store: 'Bintang Gawai' },
  })
  expect((await beside(same, first)).documents[0]?.how).toBe('same_number')
  expect((await beside(other, first)).documents[0]?.how).toBeNull()
})

test('facts are held against each other, however they are written', async () => {
  const first = await redeemWith(400, ['MSI'])
  const second = await redeemWith(500, ['MSI'], {
    registration: { serialNumber: 'BA3T01946777V' },
    member: { id: 'mc-2', email: 'siti+2@example.com' },
    recipient: { contactNumber: '081234567890', street: 'JL JEND SUDIRMAN NO 52' },
  })
  const { facts } = await beside(second, first)
  expect(Object.fromEntries(facts.map(({ fact, isSame }) => [fact, isSame]))).toEqual({
    serialNumber: false,
    model: true,
    store: true,
    purchaseDate: true,
    name: true,
    email: true,
    phone: true,
    address: true,
  })
})

test('a claim stands beside no other than there is, and not beside itself', async () => {
  const number = await redeemWith(400, ['MSI'])
  expect(await refusedWith(beside(number, number))).toBe('not_found')
  expect(await refusedWith(beside(number, 'R-999999'))).toBe('not_found')
})

test('who may not see evidence sees none here', async () => {
  const first = await redeemWith(400, ['MSI'])
  const second = await redeemWith(500, ['MSI'])
  const packer = await desk.as('logistics')
  const refused = packer.call(claimBeside, { params: { number: second, other: first } })
  expect(await refusedWith(refused)).toBe('not_permitted')
})
