import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import type { Money } from './money.ts'
import { promotion, promotionId, terms, type PrizeOffer } from './promotions.ts'
import { localDate } from './schema.ts'

/** The editable terms of a promotion. Periods include their last day. */
export const promotionTerms = terms.check(
  ordered('purchaseFrom', 'purchaseTo', 'the purchase period ends before it starts'),
  ordered('purchaseFrom', 'redeemUntil', 'redeeming ends before the purchase period starts'),
  z.refine((value) => value.seriesWindows.every((w) => w.from <= w.to), {
    path: ['seriesWindows'],
    error: 'a series window ends before it starts',
  }),
  z.refine((value) => new Set(value.prizes.map((p) => p.id)).size === value.prizes.length, {
    path: ['prizes'],
    error: 'two prizes have the same id',
  }),
  z.refine(({ secondPersonAbove, prizes }) => currenciesOf(secondPersonAbove, prizes).size <= 1, {
    path: ['secondPersonAbove'],
    error: 'all worths of a promotion, and its limit, are in one currency',
  }),
  z.refine(
    ({ secondPersonAbove, prizes }) =>
      secondPersonAbove === null || prizes.every(({ worth }) => worth !== null),
    { path: ['secondPersonAbove'], error: 'with a limit every prize needs its worth' },
  ),
)
export type PromotionTerms = z.infer<typeof promotionTerms>

const currenciesOf = (limit: Money | null, prizes: PrizeOffer[]) =>
  new Set([limit, ...prizes.map(({ worth }) => worth)].flatMap((money) => money?.currency ?? []))

type Dates = Pick<z.infer<typeof terms>, 'purchaseFrom' | 'purchaseTo' | 'redeemUntil'>

/** Checked even if other terms are invalid, so that all faults are reported together. */
function ordered(from: keyof Dates, to: keyof Dates, error: string) {
  return z.refine<Dates>((value) => value[from] <= value[to], {
    path: [to],
    error,
    when: ({ value }) =>
      z.safeParse(z.object({ [from]: localDate, [to]: localDate }), value).success,
  })
}

export const promotionCreate = endpoint({
  name: 'promotionCreate',
  method: 'POST',
  path: '/api/promotions',
  summary: 'Adds a promotion.',
  access: 'promotions.keep',
  body: z.strictObject({ id: promotionId, terms: promotionTerms }),
  answer: { status: 201, body: promotion },
  problems: ['promotion_exists'],
})

export const promotionChange = endpoint({
  name: 'promotionChange',
  method: 'PUT',
  path: '/api/promotions/{id}',
  summary:
    'Replaces the terms of a promotion; if fewer prizes would need a second person, a second person signs it off.',
  access: 'promotions.keep',
  params: z.object({ id: promotionId }),
  expectsVersion: true,
  body: promotionTerms,
  answer: { status: 200, body: promotion },
  problems: [
    'not_found',
    'promotion_changed',
    'prize_in_use',
    'sign_off_asked',
    'too_many_attempts',
  ],
})
