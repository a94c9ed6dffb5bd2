import { beforeEach, describe, expect, test } from 'vitest'
import {
  codeBatchConfirm,
  codeBatchCreate,
  codeBatchList,
  codeBatchPreview,
  codeBatchReject,
  codeBatchVoid,
} from '../../contract/code-batches.ts'
import { codeFind, codeStockList, vaultEventList } from '../../contract/codes.ts'
import { approve, loadCodes, newKey, redeem } from '../../tests/support/acts.ts'
import { codeFile, importCodes } from '../../tests/support/codes.ts'
import { signOff } from '../../tests/support/sign-offs.ts'
import type { Somebody } from '../../tests/support/desk.ts'
import { physicalPrize, promotionTerms } from '../../tests/support/factories.ts'
import { readPrize } from '../../tests/support/prizes.ts'
import { faultsOf, refusal, refusedWith } from '../../tests/support/refusal.ts'
import { createWorker } from '../worker.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const sender = desk.staff('supervisor')
const confirmer = desk.staff('administrator')
let promotion: string
let tests = 0
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  promotion = `batch-${++tests}`
  const { prizes } = promotionTerms()
  await desk.addPromotion(promotion, { prizes: [...prizes, physicalPrize], codesValidForDays: 30 })
})

type Terms = {
  prize?: string
  expiresOn?: string
  expectedCount?: number
  promotion?: string
  table?: { headingLine: number; columns: ('code' | 'expiry' | null)[] }
}

const call = (text: string | string[], terms: Terms = {}) => ({
  json: { promotion, prize: 'voucher', ...terms },
  files: { codes: typeof text === 'string' ? new File([text], 'codes.csv') : codeFile(text) },
})
const preview = (text: string | string[], terms: Terms = {}) =>
  sender.call(codeBatchPreview, call(text, terms))
const send = (text: string | string[], terms: Terms = {}, who = sender) =>
  who.call(codeBatchCreate, { ...call(text, terms), idempotencyKey: newKey() })
const confirm = (id: string, who = confirmer) =>
  who.call(codeBatchConfirm, { params: { id }, idempotencyKey: newKey() })

async function stock() {
  const all = await sender.call(codeStockList, {})
  return all.find((one) => one.promotion.id === promotion) ?? expect.fail('no stock')
}

const rows = async () => {
  const tables = ['codes', 'code_batches', 'staged_codes'] as const
  return Promise.all(
    tables.map(async (table) => {
      const all = await desk.database.selectFrom(table).selectAll().execute()
      return all.length
    }),
  )
}

describe('a preview', () => {
  test('says by line what is wrong, in numbers what there is, and never a code', async () => {
    await loadCodes(sender, promotion, [`KNOWN-${promotion}`])
    const before = await rows()
    const told = await preview(
      [
        'code,expiry',
        'GOOD-CODE-AB12,2027-01-31',
        'good code ab12,2027-01-31',
        'no!,',
        `known ${promotion.replace('-', '')},`,
        'OVER-CODE-0001,2026-03-09',
        'SOON-CODE-0001,2026-04-08',
        'ODD-CODE-0001,31/12/2027',
      ].join('\n'),
      { expectedCount: 9 },
    )
    expect(told).toMatchObject({
      count: 7,
      repeated: 1,
      malformed: 1,
      known: 1,
      expired: 2,
      nearExpiry: 2,
      expectedCount: 9,
      isClean: false,
      sameAs: null,
      faults: [
        { line: 3, fault: 'repeated' },
        { line: 4, fault: 'malformed' },
        { line: 5, fault: 'known' },
        { line: 6, fault: 'expired' },
        { line: 8, fault: 'bad_expiry' },
      ],
    })
    expect(told.sample[0]).toEqual({ masked: '•••• AB12', expiresOn: '2027-01-31' })
    expect(JSON.stringify(told)).not.toMatch(/GOOD|OVER-|ODD-/i)
    expect(await rows()).toEqual(before)
  })

  test.each([
    ['semicolons', 'Kode;Expiry\nSEMI-CODE-0001;2027-01-01\nSEMI-CODE-0002;'],
    ['tabs, no header', 'TABS-CODE-0001\t2027-01-01\nTABS-CODE-0002'],
    [
      'quotes and another order',
      '"expiry","code"\r\n"2027-01-01","QUOT-CODE-01"\r\n,"QUOT-CODE-02"',
    ],
    ['a byte order mark', '\ufeffcode,expiry\nBOM-CODE-0001,2027-01-01\nBOM-CODE-0002,'],
  ])('reads %s', async (_, text) => {
    const told = await preview(text, { expiresOn: '2028-06-30' })
    expect(told).toMatchObject({ count: 2, isClean: true, faults: [] })
    expect(told.sample.map(({ expiresOn }) => expiresOn)).toEqual(['2027-01-01', '2028-06-30'])
  })

  test.each([
    '31/12/2026',
    '2026-13-45',
    '46387',
    '31 Foo 2026',
    'x'.repeat(300),
    '0000-00-00',
    '-',
    '\ud800',
  ])('a last day that is no date is told as it stands there: %j', async (written) => {
    const told = await preview(`code,expiry\nGOOD-CODE-0001,${written}`)
    expect(told).toMatchObject({ isClean: false, faults: [{ line: 2, fault: 'bad_expiry' }] })
    expect(told.sample[0]?.expiresOn).toBe(written.toWellFormed().slice(0, 40))
  })

  test('of no code, of no text, and of too many is refused', async () => {
    expect(await faultsOf(preview('\n \n'))).toEqual(['codes: empty_file'])
    const bytes = new File([new Uint8Array([0xff, 0xfe, 0x41])], 'codes.csv')
    const broken = sender.call(codeBatchPreview, { ...call(''), files: { codes: bytes } })
    expect(await faultsOf(broken)).toEqual(['codes: not_text'])
    const many = Array.from({ length: 100_001 }, (_, index) => `MANY-${index}`)
    expect(await faultsOf(preview(many))).toEqual(['codes: too_many_rows'])
  })

  test.each([
    ['a promotion that is not there', { promotion: 'nowhere' }],
    ['a prize that is not there', { prize: 'nothing' }],
    ['a physical prize', { prize: 'backpack' }],
  ])('is not there for %s', async (_, terms) => {
    expect((await refusal(preview([newKey()], terms))).id).toBe('not_found')
    expect((await refusal(send([newKey()], terms))).id).toBe('not_found')
  })
})

describe('a batch', () => {
  test('waits for a second person, and only then brings its codes', async () => {
    const terms = { expiresOn: '2027-12-31', expectedCount: 2 }
    const batch = await send(['WAIT-CODE-0001', 'WAIT-CODE-0002'], terms)
    expect(batch).toMatchObject({
      state: 'waiting',
      count: 2,
      expiresOn: '2027-12-31',
      sample: ['•••• 0001', '•••• 0002'],
      canConfirm: false,
    })
    expect(await stock()).toMatchObject({ imported: 0, available: 0 })
    expect(await refusal(confirm(batch.id, sender))).toMatchObject({
      id: 'second_person_needed',
      status: 403,
    })
    const [listed] = await confirmer.call(codeBatchList, {})
    expect(listed).toMatchObject({ id: batch.id, canConfirm: true })

    const { batch: confirmed, added } = await confirm(batch.id)
    expect({ added, ...confirmed }).toMatchObject({ added: 2, state: 'confirmed', available: 2 })
    expect(await stock()).toMatchObject({ imported: 2, available: 2, addsUp: true })
    expect((await refusal(confirm(batch.id))).id).toBe('batch_decided')
    const record = (await sender.call(vaultEventList, {})).map(({ kind }) => kind)
    expect(record).toEqual(expect.arrayContaining(['batch_sent', 'batch_confirmed']))
  })

  test('is taken whole or not at all', async () => {
    await loadCodes(sender, promotion, [`KNOWN-${promotion}`])
    const before = await rows()
    const known = await refusal(send([newKey(), `KNOWN-${promotion}`]))
    expect(known).toMatchObject({ id: 'codes_known', codes: { count: 2, known: 1 } })
    const short = await refusal(send([newKey()], { expectedCount: 2 }))
    expect(short).toMatchObject({
      id: 'batch_not_clean',
      codes: { count: 1, expected: 2, malformed: 0, repeated: 0, known: 0, expired: 0 },
    })
    expect((await refusal(send(['ONE-CODE-01', 'one code 01']))).id).toBe('batch_not_clean')
    expect(await rows()).toEqual(before)
  })

  test('knows codes of a batch that still waits', async () => {
    await send([newKey(), `TWICE-${promotion}`])
    expect((await refusal(send([`twice ${promotion}`]))).id).toBe('codes_known')
  })

  test('is no batch while its file is asked about, not even the one it would be', async () => {
    const codes = ['A1B2-C3D4-0001', 'A1B2-C3D4-0002']
    const { id } = await send(codes)
    const text = ['Kupon', ...codes].join('\n')
    const asked = await preview(text)
    expect(asked).toMatchObject({ count: 2, sameAs: null, isClean: false })
    expect(asked.read.questions).toMatchObject([{ about: 'heading', why: 'may_be_heading' }])
    expect((await refusal(send(text))).id).toBe('batch_not_clean')
    const table = { headingLine: 1, columns: ['code' as const] }
    expect((await send(text, { table })).id).toBe(id)
  })

  test('sent again changes nothing, waiting or confirmed', async () => {
    const codes = [newKey(), newKey()]
    const first = await send(codes)
    const before = await rows()
    const colleague = await desk.as('supervisor')
    expect((await send(codes, {}, colleague)).id).toBe(first.id)
    expect((await preview(codes)).sameAs?.id).toBe(first.id)
    expect(await rows()).toEqual(before)
    await confirm(first.id)
    expect((await send(codes)).state).toBe('confirmed')
    expect(await stock()).toMatchObject({ imported: 2 })
  })

  test('that was rejected leaves nothing, and its codes can be sent again', async () => {
    const codes = [newKey(), newKey()]
    const { id } = await send(codes)
    const rejected = await confirmer.call(codeBatchReject, {
      params: { id },
      body: { reason: 'Wrong supplier' },
    })
    expect(rejected).toMatchObject({ state: 'rejected', reason: 'Wrong supplier' })
    expect((await refusal(confirm(id))).id).toBe('batch_decided')
    const again = await send(codes)
    expect(again.id).not.toBe(id)
    await confirm(again.id)
    expect(await stock()).toMatchObject({ imported: 2, available: 2 })
  })

  test('serves whoever waits, in the order of approval', async () => {
    const agent = await desk.as('agent')
    const number = await redeem(desk, { promotion })
    await approve(agent, number)
    const { id } = await send(['SERVED-CODE-AA77'])
    expect((await readPrize(agent, number)).state).toBe('awaiting_code')
    expect(await confirm(id)).toMatchObject({ added: 1, served: 1, stock: { awaiting: 0 } })
    expect(await readPrize(agent, number)).toMatchObject({ state: 'issued', codeLast4: 'AA77' })
  })
})

describe('the ledger', () => {
  test('gives the first to end first, and none that ends too soon', async () => {
    const agent = await desk.as('agent')
    const people: [Somebody, Somebody] = [sender, confirmer]
    const list = ['code,expiry', 'LATE-CODE-0003,2027-05-01', 'EARLY-CODE-002,2026-08-01']
    const pool = { promotion, prize: 'voucher' }
    await importCodes(people, pool, [...list, 'EVER-CODE-0004,', 'SHORT-CODE-01,2026-04-08'])
    expect(await stock()).toMatchObject({
      available: 4,
      tooShort: 1,
      nextExpiry: '2026-08-01',
    })
    const given: (string | null)[] = []
    for (let n = 0; n < 4; n++) {
      const number = await redeem(desk, { promotion })
      await approve(agent, number)
      given.push((await readPrize(agent, number)).codeLast4)
    }
    expect(given).toEqual(['E002', '0003', '0004', null])
    expect(await stock()).toMatchObject({ issued: 3, available: 1, awaiting: 1, alarm: 'empty' })
  })

  test('adds up whatever happened: issued, void, expired', async () => {
    const agent = await desk.as('agent')
    const { batch } = await loadCodes(sender, promotion, [newKey(), newKey(), newKey()])
    await importCodes(
      [sender, confirmer],
      { promotion, prize: 'voucher', expiresOn: '2026-04-20' },
      [newKey(), newKey()],
    )
    await approve(agent, await redeem(desk, { promotion }))
    await confirmer.call(codeBatchVoid, {
      params: { id: batch.id },
      idempotencyKey: newKey(),
      body: { as: 'compromised', reason: 'The supplier lost its list' },
    })
    expect(await stock()).toMatchObject({ available: 4 })
    expect(await refusedWith(signOff(confirmer, 'batch_voided'))).toBe('second_person_needed')
    await signOff(sender, 'batch_voided')
    desk.at('2026-04-21T02:00:00Z')
    await (await createWorker(desk.ports)).tick()
    expect(await stock()).toMatchObject({
      imported: 5,
      available: 0,
      issued: 1,
      void: 3,
      expired: 1,
      addsUp: true,
      alarm: null,
    })
    const record = await sender.call(vaultEventList, {})
    expect(record.find(({ kind }) => kind === 'codes_expired')).toMatchObject({ by: null })
    expect(record.find(({ kind }) => kind === 'batch_voided')).toMatchObject({
      count: 3,
      reason: 'The supplier lost its list',
    })
  })

  test('tells how fast the stock goes, and before it runs dry', async () => {
    const agent = await desk.as('agent')
    await loadCodes(sender, promotion, Array.from({ length: 10 }, newKey))
    for (let n = 0; n < 7; n++) await approve(agent, await redeem(desk, { promotion }))
    expect(await stock()).toMatchObject({ perDay: 0.5, daysLeft: 6, alarm: 'runs_dry' })
    desk.at('2026-03-25T02:00:00Z')
    expect(await stock()).toMatchObject({ perDay: 0, daysLeft: null, alarm: null })
  })

  test('finds a code that somebody reads out, in any spelling, without a code in the answer', async () => {
    await loadCodes(sender, promotion, [`FIND-${promotion}-XY99`])
    const spelt = `find ${promotion.replace('-', '')} xy99`
    const found = await sender.call(codeFind, { body: { code: spelt } })
    expect(found).toMatchObject({ last4: 'XY99', state: 'compromised', claim: null })
    expect((await refusal(sender.call(codeFind, { body: { code: 'NOT-THERE' } }))).id).toBe(
      'not_found',
    )
    const record = await sender.call(vaultEventList, {})
    expect(record.find(({ kind }) => kind === 'code_searched')?.last4).toBe('XY99')
  })
})
