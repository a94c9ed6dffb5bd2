import { beforeEach, expect, test } from 'vitest'
import { claimRead, type Claim } from '../../contract/claims.ts'
import { readingCorrect } from '../../contract/readings.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { newKey, redeem } from '../../tests/support/acts.ts'
import { claimIntake } from '../../tests/support/factories.ts'
import { jpeg } from '../../tests/support/pictures.ts'
import { pageReading, readAll as readAllOf } from '../../tests/support/readings.ts'
import type { TestDesk } from '../../tests/support/desk.ts'
import { deskPerTest } from '../../tests/support/server-test.ts'
import type { TextReader } from '../ports.ts'
import { readAgain, readNext } from './read-due.ts'

let asked: number
let answer: TextReader['read']
const desk = deskPerTest({
  textReader: {
    engine: 'test-1',
    read: (document) => {
      asked += 1
      return answer(document)
    },
  },
  log: { info() {}, error() {} },
})

beforeEach(async () => {
  asked = 0
  answer = async () => [
    pageReading(
      [
        'ENTER KOMPUTER',
        'Invoice No: INV-77',
        'Date 27/02/2026',
        'Modern AM242 1M',
        'S/N BA3T01946000V',
      ],
      ['BA3T01946000V'],
    ),
  ]
  await desk.addPromotion('smart-moves')
})

const readAll = () => readAllOf(desk)

async function claimOf(number: string): Promise<Claim> {
  const agent = await desk.as('agent')
  return agent.call(claimRead, { params: { number } })
}

const outcomes = ({ checks }: Claim) =>
  Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]))

test('a claim can be reviewed while its pictures wait to be read, and says so', async () => {
  const number = await redeem(desk)
  const claim = await claimOf(number)
  expect(claim.attempts[0]?.documents.map(({ reading }) => reading.state)).toEqual([
    'waiting',
    'waiting',
  ])
  expect(outcomes(claim)).not.toHaveProperty('photo_serial')
})

test('what was read is compared with what was registered', async () => {
  const number = await redeem(desk)
  await readAll()
  const claim = await claimOf(number)
  expect(outcomes(claim)).toMatchObject({
    photo_serial: 'holds',
    invoice_store: 'holds',
    invoice_date: 'holds',
    invoice_window: 'holds',
    invoice_model: 'holds',
    invoice_number: 'holds',
    invoice_unused: 'holds',
  })
  const serial = claim.checks.find(({ id }) => id === 'photo_serial')
  const photo = claim.attempts[0]?.documents.find(({ kind }) => kind === 'serial_photo')
  expect(serial?.places).toEqual([
    {
      kind: 'serial_photo',
      sha256: photo?.pages[0]?.sha256,
      x: 10,
      y: 500,
      width: 200,
      height: 40,
    },
  ])
})

test('a file is read once, however many claims come with it', async () => {
  await redeem(desk)
  await redeem(desk, { registration: { serialNumber: 'BA3T01946777V' } })
  await readAll()
  // One small picture serves as both documents of both claims.
  expect(asked).toBe(1)
})

test('files are taken one at a time, and all are read without waiting for a hold to end', async () => {
  for (const shade of [10, 20, 30, 40, 50, 60]) {
    await desk.memberCenter.call(intakeClaimCreate, {
      json: claimIntake({ registration: { serialNumber: `BA3T019467${shade}V` } }),
      files: { invoice: await jpeg(shade, 30, 20), serialPhoto: await jpeg(shade + 5, 30, 20) },
      idempotencyKey: newKey(),
    })
  }
  await readAll()
  const rows = await desk.database.selectFrom('readings').select(['state', 'tries']).execute()
  expect(rows).toHaveLength(12)
  expect(new Set(rows.map(({ state, tries }) => `${state} ${tries}`))).toEqual(new Set(['read 1']))
})

test('whoever dies over a file loses nothing: its hold ends and it is read once', async () => {
  await redeem(desk)
  answer = () => new Promise(() => {})
  void readNext(desk.ports)
  await expect.poll(() => asked).toBe(1)
  expect(await readNext(desk.ports)).toBe(false)

  desk.at('2026-03-10T02:04:00Z')
  answer = async () => [pageReading(['MSI'])]
  expect(await readNext(desk.ports)).toBe(true)
  const rows = await desk.database.selectFrom('readings').select(['state', 'tries']).execute()
  expect(rows).toEqual([{ state: 'read', tries: 2 }])
})

test('a file that nobody can read is left to people', async () => {
  const number = await redeem(desk)
  answer = () => Promise.reject(new Error('The engine fell over'))
  for (const minute of [10, 20, 30, 40]) {
    desk.at(`2026-03-10T02:${minute}:00Z`)
    await readNext(desk.ports)
  }
  expect(asked).toBe(3)
  const claim = await claimOf(number)
  expect(claim.attempts[0]?.documents[0]?.reading.state).toBe('failed')
})

test('a new engine reads again, and what was read before holds until then', async () => {
  const number = await redeem(desk)
  await readAll()
  expect(await readAgain(desk.database, 'test-2', desk.ports.clock.now())).toBe(1)
  expect(await readAgain(desk.database, 'test-2', desk.ports.clock.now())).toBe(0)
  const claim = await claimOf(number)
  expect(claim.attempts[0]?.documents[0]?.reading).toMatchObject({
    state: 'read',
    engine: 'test-1',
  })
})

test('what was read cannot be changed, and a correction neither', async () => {
  const number = await redeem(desk)
  await readAll()
  await expect(desk.database.updateTable('readings').set({ tries: 9 }).execute()).rejects.toThrow(
    /stays as it was read/,
  )
  const agent = await desk.as('agent')
  await correct(agent, number, '1 March 2026')
  await expect(desk.database.deleteFrom('corrections').execute()).rejects.toThrow(/stays as/)
})

const correct = (
  agent: Awaited<ReturnType<TestDesk['as']>>,
  number: string,
  value: string | null,
) =>
  agent.call(readingCorrect, {
    params: { number, kind: 'invoice' },
    body: { fact: 'date', value },
  })

test('what a reviewer reads better is kept with their name, and compared from then on', async () => {
  const number = await redeem(desk)
  await readAll()
  const agent = await desk.as('agent')
  await correct(agent, number, '01/03/2026')
  const corrected = await claimOf(number)
  expect(outcomes(corrected)['invoice_date']).toBe('fails')
  expect(corrected.attempts[0]?.documents[0]?.reading.corrections).toEqual([
    { fact: 'date', value: '01/03/2026', by: 'agent 1', at: '2026-03-10T02:00:00.000Z' },
  ])

  desk.at('2026-03-10T02:01:00Z')
  await correct(agent, number, null)
  expect(outcomes(await claimOf(number))['invoice_date']).toBe('holds')
})

test('an invoice whose line another claim used is an alarm; another line of it is fine', async () => {
  const first = await redeem(desk)
  const same = await redeem(desk, { registration: { serialNumber: 'BA3T01946777V' } })
  const other = await redeem(desk, {
    registration: { serialNumber: '601V41MB22080', model: 'PRO DP180', productName: 'PRO DP180' },
  })
  await readAll()
  const claim = await claimOf(same)
  const check = claim.checks.find(({ id }) => id === 'invoice_unused')
  expect(check?.outcome).toBe('fails')
  expect(check?.found).toEqual([
    { kind: 'claim', number: first, by: ['same_file', 'model'] },
    { kind: 'claim', number: other, by: ['same_file'] },
  ])
  expect(outcomes(await claimOf(other))['invoice_unused']).toBe('holds')
})
