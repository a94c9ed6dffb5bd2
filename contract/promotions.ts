import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { category } from './claim-words.ts'
import { money } from './money.ts'
import { language, localDate, region, text, webPage, zone } from './schema.ts'

export const prizeKinds = ['digital_code', 'physical'] as const
export const prizeKind = z.enum(prizeKinds)
export type PrizeKind = z.infer<typeof prizeKind>

/** When a prize may go out: with the approval, or after the promotion once a supervisor confirms. */
export const releasePolicies = ['on_approval', 'after_end'] as const
export const releasePolicy = z.enum(releasePolicies)

/** `id-smart-moves-2026`: stands in addresses and never changes. */
export const promotionId = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single -'), z.maxLength(64))

/** What an approved claim can earn. The first one that fits the product is earned. */
export const prizeOffer = z.strictObject({
  id: promotionId,
  kind: prizeKind,
  name: text(120),
  /** Categories it is for; none means all. */
  categories: z.array(category),
  /** Models it is for, by core token; none means all. */
  models: z.array(text(120)).check(z.maxLength(500)),
  /** What it is worth; `null` when nobody wrote it down. */
  worth: z._default(z.nullable(money), null),
})
export type PrizeOffer = z.infer<typeof prizeOffer>

/** A window of its own for a product series. */
const seriesWindow = z.strictObject({
  models: z.array(text(120)).check(z.minLength(1), z.maxLength(500)),
  from: localDate,
  to: localDate,
})

const partnerStore = z.strictObject({
  region,
  name: text(120),
  /** How the same store stands on its invoices. */
  aliases: z.array(text(120)).check(z.maxLength(20)),
})

/** A promotion as it is written down; what its parts say of each other is in `promotion-changes.ts`. */
export const terms = z.strictObject({
  name: text(120),
  regions: z.array(region).check(z.minLength(1), z.maxLength(60)),
  zone,
  language,
  purchaseFrom: localDate,
  purchaseTo: localDate,
  redeemUntil: localDate,
  /** None means every category. */
  categories: z.array(category),
  /** None means every model of the categories. */
  models: z.array(text(120)).check(z.maxLength(500)),
  seriesWindows: z.array(seriesWindow).check(z.maxLength(50)),
  /** None means any store. */
  stores: z.array(partnerStore).check(z.maxLength(500)),
  /** Claims one e-mail address may redeem; `null` for no limit. */
  redeemLimitPerEmail: z.nullable(z.int().check(z.gte(1), z.lte(1000))),
  release: releasePolicy,
  landingPage: z.nullable(webPage),
  /** Where the member learns how to use a digital code. */
  activationPage: z.nullable(webPage),
  prizes: z.array(prizeOffer).check(z.minLength(1), z.maxLength(50)),
  /** A prize worth more than this waits, once approved, for a second person; `null`: none does. Said in any case: leaving it out must not switch it off. */
  secondPersonAbove: z.nullable(money),
  /** Days for which a code must still be good when it is given. */
  codesValidForDays: z._default(z.int().check(z.gte(0), z.lte(3650)), 0),
  /** Calendars whose days off do not count; several are taken together. */
  calendars: z.array(text(16)).check(z.minLength(1), z.maxLength(4)),
  /** Whether Indonesia's collective leave days are days off. */
  countsCutiBersamaAsOff: z.boolean(),
})

export const promotion = z.object({
  id: promotionId,
  version: z.int(),
  ...terms.shape,
  claims: z.int(),
  /** Ids of prizes that have codes or were earned: each stays, with its id and its kind. */
  usedPrizes: z.array(z.string()),
})
export type Promotion = z.infer<typeof promotion>

export const promotionList = endpoint({
  name: 'promotionList',
  method: 'GET',
  path: '/api/promotions',
  summary: 'Every promotion, latest end first.',
  access: 'promotions.read',
  answer: { status: 200, body: z.array(promotion) },
  problems: [],
})
