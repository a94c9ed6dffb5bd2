import { beforeEach, describe, expect, test } from 'vitest'
import { codeBatchPreview } from '../../contract/code-batches.ts'
import { codeFind, codeStockList, vaultEventList } from '../../contract/codes.ts'
import { approve, loadCodes, redeem } from '../../tests/support/acts.ts'
import { codeFile } from '../../tests/support/codes.ts'
import type { Somebody } from '../../tests/support/desk.ts'
import { readPrize } from '../../tests/support/prizes.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
let supervisor: Somebody
let promotion: string
let tests = 0
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  supervisor = await desk.as('supervisor')
  promotion = `find-${++tests}`
  await desk.addPromotion(promotion)
})

const find = (code: string) => supervisor.call(codeFind, { body: { code } })
const preview = (codes: string[]) =>
  supervisor.call(codeBatchPreview, {
    json: { promotion, prize: 'voucher' },
    files: { codes: codeFile(codes) },
  })
const recordOf = async (kind: string) =>
  (await supervisor.call(vaultEventList, { query: { limit: '500' } })).filter(
    (one) => one.kind === kind && one.by?.startsWith('supervisor'),
  )
const stock = async () =>
  (await supervisor.call(codeStockList, {})).find((one) => one.promotion.id === promotion)

describe('a search for a code', () => {
  test('that hits the stock takes the code out: it is not given to a member', async () => {
    await loadCodes(supervisor, promotion, ['KNOWN-CODE-11AA', 'OTHER-CODE-11BB'])
    expect(await find('known code 11aa')).toMatchObject({ state: 'compromised', claim: null })
    expect(await stock()).toMatchObject({ available: 1, void: 1, addsUp: true })
    const number = await redeem(desk, { promotion })
    await approve(await desk.as('agent'), number)
    expect((await readPrize(supervisor, number)).codeLast4).toBe('11BB')
  })

  test('that hits a reserved code gives the held prize another one', async () => {
    promotion = `held-${tests}`
    await desk.addPromotion(promotion, { release: 'after_end' })
    await loadCodes(supervisor, promotion, ['HELD-CODE-22AA', 'HELD-CODE-22BB'])
    const number = await redeem(desk, { promotion })
    await approve(await desk.as('agent'), number)
    const reserved = async () =>
      (
        await desk.database
          .selectFrom('codes')
          .select('last4')
          .where('state', '=', 'reserved')
          .execute()
      ).map(({ last4 }) => last4)
    expect(await reserved()).toEqual(['22AA'])
    await find('HELD-CODE-22AA')
    expect(await reserved()).toEqual(['22BB'])
    expect((await readPrize(supervisor, number)).state).toBe('held')
  })

  test('that hits a code of a member leaves it with them', async () => {
    await loadCodes(supervisor, promotion, ['GIVEN-CODE-33AA'])
    const number = await redeem(desk, { promotion })
    await approve(await desk.as('agent'), number)
    expect(await find('GIVEN-CODE-33AA')).toMatchObject({ state: 'issued', claim: number })
  })

  test('leaves a trace when it misses, raises an alarm, and ends after forty in a day', async () => {
    const before = (await recordOf('search_missed')).length
    const alarmsBefore = (await recordOf('search_alarm')).length
    for (let n = 0; n < 6; n++) expect((await refusal(find(`GUESS-${n}0`))).id).toBe('not_found')
    expect((await recordOf('search_missed')).length - before).toBe(6)
    expect((await recordOf('search_alarm')).length - alarmsBefore).toBe(1)
    for (let n = 6; n < 40; n++) await refusal(find(`GUESS-${n}0`))
    expect((await refusal(find('GUESS-TOO-MANY'))).id).toBe('too_many_attempts')
    desk.at('2026-03-11T03:00:00Z')
    expect((await refusal(find('GUESS-NEXT-DAY'))).id).toBe('not_found')
  })
})

describe('a file that is looked at', () => {
  test('is recorded with how many of its lines were codes of ours', async () => {
    await loadCodes(supervisor, promotion, ['LIST-CODE-44AA', 'LIST-CODE-44BB'])
    await preview(['LIST-CODE-44AA', 'LIST-CODE-44BB', 'NEW-CODE-44CC'])
    expect((await recordOf('batch_previewed'))[0]).toMatchObject({ count: 2 })
    // Whoever has most of a batch has its list: a file that was sent twice ends no stock.
    expect(await stock()).toMatchObject({ available: 2 })
  })

  test('that names some codes of a batch ends just those', async () => {
    const codes = ['A1', 'B2', 'C3', 'D4', 'E5'].map((end) => `STRAY-CODE-MN${end}`)
    await loadCodes(supervisor, promotion, codes)
    await preview([codes[2] ?? '', 'GUESSED-CODE-1', 'GUESSED-CODE-2'])
    expect(await stock()).toMatchObject({ available: 4, void: 1, addsUp: true })
    expect((await recordOf('code_known'))[0]).toMatchObject({ last4: 'MNC3' })
  })

  test('is one of sixty in a day', async () => {
    for (let n = 0; n < 60; n++) await preview([`LOOK-CODE-${n}0`])
    expect((await refusal(preview(['LOOK-CODE-LAST']))).id).toBe('too_many_attempts')
  })
})
