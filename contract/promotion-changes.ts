import * as z from 'zod/mini'
import { named } from './faults.ts'
import { endpoint } from './endpoint.ts'
import type { Money } from './money.ts'
import { promotion, promotionId, terms, type PrizeOffer } from './promotions.ts'
import { localDate } from './schema.ts'

const orders = {
  period_reversed: 'the purchase period ends before it starts',
  redeem_too_early: 'redeeming ends before the purchase period starts',
}

const { error: message, params } = named('ends_first', 'a series window ends before it starts')
const endsFirst = { message, params }

/** The editable terms of a promotion. Periods include their last day. */
export const promotionTerms = terms.check(
  ordered('purchaseFrom', 'purchaseTo', 'period_reversed'),
  ordered('purchaseFrom', 'redeemUntil', 'redeem_too_early'),
  z.check(({ value, issues }) => {
    for (const [index, { from, to }] of value.seriesWindows.entries()) {
      if (from <= to) continue
      const path = ['seriesWindows', index, 'to']
      issues.push({ code: 'custom', input: to, path, ...endsFirst })
    }
  }),
  z.refine((value) => new Set(value.prizes.map((p) => p.id)).size === value.prizes.length, {
    path: ['prizes'],
    ...named('prize_twice', 'two prizes have the same id'),
  }),
  z.refine(({ secondPersonAbove, prizes }) => currenciesOf(secondPersonAbove, prizes).size <= 1, {
    path: ['secondPersonAbove'],
    ...named('one_currency', 'all worths of a promotion, and its limit, are in one currency'),
  }),
  z.refine(
    ({ secondPersonAbove, prizes }) =>
      secondPersonAbove === null || prizes.every(({ worth }) => worth !== null),
    {
      path: ['secondPersonAbove'],
      ...named('worth_missing', 'with a limit every prize needs its worth'),
    },
  ),
)
export type PromotionTerms = z.infer<typeof promotionTerms>

const currenciesOf = (limit: Money | null, prizes: PrizeOffer[]) =>
  new Set([limit, ...prizes.map(({ worth }) => worth)].flatMap((money) => money?.currency ?? []))

type Dates = Pick<z.infer<typeof terms>, 'purchaseFrom' | 'purchaseTo' | 'redeemUntil'>

/** Checked even if other terms are invalid, so that all faults are reported together. */
function ordered(from: keyof Dates, to: keyof Dates, code: keyof typeof orders) {
  return z.refine<Dates>((value) => value[from] <= value[to], {
    path: [to],
    ...named(code, orders[code]),
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
