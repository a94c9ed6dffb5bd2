import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { promotionList } from '../../contract/promotions.ts'
import {
  promotionChange,
  promotionCreate,
  type PromotionTerms,
} from '../../contract/promotion-changes.ts'
import { reasonList } from '../../contract/reasons.ts'
import { approve, loadCodes, redeem } from '../../tests/support/acts.ts'
import { aboveTheLimit, physicalPrize, promotionTerms } from '../../tests/support/factories.ts'
import { faultsOf, refusal } from '../../tests/support/refusal.ts'
import { signOff } from '../../tests/support/sign-offs.ts'
import { getPromotion } from './store.ts'
import { reasonCatalogue } from './reason-catalogue.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const administrator = desk.staff('administrator')

const create = (id: string, terms: Partial<PromotionTerms> = {}) =>
  administrator.call(promotionCreate, { body: { id, terms: promotionTerms(terms) } })

const change = (id: string, version: number, terms: Partial<PromotionTerms> = {}) =>
  administrator.call(promotionChange, { params: { id }, version, body: promotionTerms(terms) })

describe('a promotion', () => {
  test('is added as it was written, and read by everybody', async () => {
    const terms = promotionTerms({
      name: 'Spring Special Plus',
      regions: ['FR'],
      seriesWindows: [{ models: ['MPG 321URX'], from: '2026-02-01', to: '2026-02-28' }],
      stores: [{ region: 'FR', name: 'Amazon', aliases: ['amazon.fr'] }],
      redeemLimitPerEmail: 2,
      landingPage: 'https://www.msi.com/spring',
    })
    const added = await administrator.call(promotionCreate, { body: { id: 'spring', terms } })
    expect(added).toEqual({ id: 'spring', version: 1, claims: 0, usedPrizes: [], ...terms })
    const agent = await desk.as('agent')
    expect(await agent.call(promotionList, {})).toContainEqual(added)
  })

  test('is changed against the version that was seen', async () => {
    await create('autumn')
    const changed = await change('autumn', 1, { name: 'Autumn' })
    expect(changed).toMatchObject({ version: 2, name: 'Autumn' })
    expect(await refusal(change('autumn', 1, { name: 'Lost' }))).toMatchObject({
      id: 'promotion_changed',
      status: 412,
      version: 2,
    })
    const all = await administrator.call(promotionList, {})
    expect(all.find(({ id }) => id === 'autumn')?.name).toBe('Autumn')
  })

  test('is changed by what was asked for before it could have a last date', async () => {
    const colleague = await desk.as('supervisor')
    await create('dear', aboveTheLimit)
    await change('dear', 1, { ...aboveTheLimit, secondPersonAbove: null })
    await desk.database.transaction().execute(async (tx) => {
      // Past the law that what was asked for stays.
      await sql`set local session_replication_role = replica`.execute(tx)
      const asked = tx.updateTable('sign_offs').where('subject', '=', 'dear')
      await asked.set({ details: sql`details #- '{terms,answerWithinDays}'` }).execute()
    })
    await signOff(colleague, 'promotion_changed')
    const { terms } = await getPromotion(desk.database, 'dear')
    expect(terms).toMatchObject({ secondPersonAbove: null, answerWithinDays: null })
  })

  test('is added under its id once, and changed only if it is there', async () => {
    await create('once')
    expect((await refusal(create('once'))).id).toBe('promotion_exists')
    expect((await refusal(change('never', 1))).id).toBe('not_found')
  })

  test('counts its claims', async () => {
    await create('counted')
    await redeem(desk, { promotion: 'counted' })
    await redeem(desk, { promotion: 'counted' })
    expect(await change('counted', 1)).toMatchObject({ claims: 2 })
  })

  test('keeps a prize that has codes or was earned, with its id and its kind', async () => {
    const [voucher] = promotionTerms().prizes
    if (!voucher) return expect.fail('no prize to begin with')
    const spare = { ...voucher, id: 'spare', name: 'Spare' }
    await create('kept', { prizes: [voucher, physicalPrize, spare] })
    expect(await change('kept', 1, { prizes: [voucher, physicalPrize] })).toMatchObject({
      usedPrizes: [],
    })
    await loadCodes(administrator, 'kept', ['KEPT-CODE-0001'])
    const number = await redeem(desk, { promotion: 'kept' })
    for (const prizes of [
      [physicalPrize],
      [{ ...voucher, id: 'coupon' }, physicalPrize],
      [{ ...voucher, kind: 'physical' as const }, physicalPrize],
    ]) {
      expect(await refusal(change('kept', 2, { prizes }))).toMatchObject({
        id: 'prize_in_use',
        prize: 'Digital Code IDR 500.000',
      })
    }
    await change('kept', 2, { prizes: [{ ...voucher, models: ['nothing'] }, physicalPrize] })
    await approve(await desk.as('supervisor'), number)
    expect(await refusal(change('kept', 3, { prizes: [voucher] }))).toMatchObject({
      id: 'prize_in_use',
      prize: 'MSI Titan backpack',
    })
    const renamed = { ...voucher, name: 'Digital Code, IDR 500.000' }
    expect(await change('kept', 3, { prizes: [physicalPrize, renamed, spare] })).toMatchObject({
      version: 4,
      usedPrizes: ['backpack', 'voucher'],
    })
    const all = await administrator.call(promotionList, {})
    expect(all.find(({ id }) => id === 'kept')?.usedPrizes).toEqual(['backpack', 'voucher'])
  })

  test('stands in the list by when it ends, the last one first', async () => {
    await create('ends-2030', { purchaseTo: '2030-01-01', redeemUntil: '2030-01-01' })
    await create('ends-2031', { purchaseTo: '2030-01-01', redeemUntil: '2031-01-01' })
    const all = await administrator.call(promotionList, {})
    expect(all.map(({ id }) => id).slice(0, 2)).toEqual(['ends-2031', 'ends-2030'])
    expect(all.map(({ redeemUntil }) => redeemUntil)).toEqual(
      all
        .map(({ redeemUntil }) => redeemUntil)
        .toSorted()
        .toReversed(),
    )
  })

  test('one day long, redeemed on the same day, is one', async () => {
    const day = '2026-05-01'
    const terms = { purchaseFrom: day, purchaseTo: day, redeemUntil: day }
    expect(await create('one-day', terms)).toMatchObject(terms)
  })
})

describe('terms that cannot be meant are refused', () => {
  test.each<[string, Partial<PromotionTerms>, string[]]>([
    [
      'a period that ends before it starts',
      { purchaseFrom: '2021-07-18', purchaseTo: '2021-06-17', redeemUntil: '2021-07-18' },
      ['purchaseTo: period_reversed'],
    ],
    [
      'redeeming that ends before buying starts',
      { redeemUntil: '2025-12-31' },
      ['redeemUntil: redeem_too_early'],
    ],
    [
      'a window of a series that runs backwards',
      { seriesWindows: [{ models: ['X'], from: '2026-02-02', to: '2026-02-01' }] },
      ['seriesWindows.0.to: ends_first'],
    ],
    ['no prize', { prizes: [] }, ['prizes: required']],
    [
      'two prizes of one id',
      { prizes: [...promotionTerms().prizes, ...promotionTerms().prizes] },
      ['prizes: prize_twice'],
    ],
    ['no region', { regions: [] }, ['regions: required']],
    ['a calendar nobody keeps', { calendars: ['ID', 'MARS'] }, ['calendars: unknown_calendar']],
    ['a language nobody writes', { language: 'de' as never }, ['language: not_one_of']],
    [
      'a page that is not https',
      { activationPage: 'javascript:alert(1)' },
      ['activationPage: wrong_form'],
    ],
    ['a limit of nothing', { redeemLimitPerEmail: 0 }, ['redeemLimitPerEmail: too_small']],
    [
      'a date that is not in the calendar',
      { purchaseFrom: '2026-02-30' },
      ['purchaseFrom: wrong_form'],
    ],
  ])('%s', async (_, terms, expected) => {
    const inCreate = expected.map((fault) => `terms.${fault}`)
    expect(await faultsOf(create('wrong', terms))).toEqual(inCreate)
    await create('right').catch(() => {})
    expect(await faultsOf(change('right', 1, terms))).toEqual(expected)
  })
})

test('the catalogue of reasons is offered in its order', async () => {
  expect(await administrator.call(reasonList, {})).toEqual(reasonCatalogue)
})
