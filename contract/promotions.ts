import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { category } from './claim-words.ts'
import { money } from './money.ts'
import { language, localDate, region, text, webPage, zone } from './schema.ts'

export const prizeKinds = ['digital_code', 'physical'] as const
export const prizeKind = z.enum(prizeKinds)
export type PrizeKind = z.infer<typeof prizeKind>

/** When a prize may be sent: on approval, or after the promotion once a supervisor confirms. */
export const releasePolicies = ['on_approval', 'after_end'] as const
export const releasePolicy = z.enum(releasePolicies)

/** Such as `id-smart-moves-2026`: used in URLs, and never changes. */
export const promotionId = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single -'), z.maxLength(64))

/** A prize in a promotion's terms. The first one that matches the product is earned. */
export const prizeOffer = z.strictObject({
  id: promotionId,
  kind: prizeKind,
  name: text(120),
  /** Its categories; empty for all. */
  categories: z.array(category),
  /** Its models, by core token; empty for all. */
  models: z.array(text(120)).check(z.maxLength(500)),
  /** Its value; `null` if not stated. */
  worth: z._default(z.nullable(money), null),
})
export type PrizeOffer = z.infer<typeof prizeOffer>

/** Separate purchase dates for a product series. */
const seriesWindow = z.strictObject({
  models: z.array(text(120)).check(z.minLength(1), z.maxLength(500)),
  from: localDate,
  to: localDate,
})

const partnerStore = z.strictObject({
  region,
  name: text(120),
  /** Other names of the store on invoices. */
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
  /** Empty for every category. */
  categories: z.array(category),
  /** Empty for every model in the categories. */
  models: z.array(text(120)).check(z.maxLength(500)),
  seriesWindows: z.array(seriesWindow).check(z.maxLength(50)),
  /** Empty for any store. */
  stores: z.array(partnerStore).check(z.maxLength(500)),
  /** Maximum number of claims per e-mail address; `null` for no limit. */
  redeemLimitPerEmail: z.nullable(z.int().check(z.gte(1), z.lte(1000))),
  /**
   * Working days a member has to answer when asked to redeem again, but not beyond `redeemUntil`
   * while that is still ahead; `null`: no last date.
   */
  answerWithinDays: z._default(z.nullable(z.int().check(z.gte(1), z.lte(60))), null),
  release: releasePolicy,
  landingPage: z.nullable(webPage),
  /** Where the member learns how to use a digital code. */
  activationPage: z.nullable(webPage),
  prizes: z.array(prizeOffer).check(z.minLength(1), z.maxLength(50)),
  /**
   * Above this value, an approved prize waits for a second person; `null` for none. Required,
   * because leaving it out must not turn it off.
   */
  secondPersonAbove: z.nullable(money),
  /** Minimum days a code must still be valid when it is issued. */
  codesValidForDays: z._default(z.int().check(z.gte(0), z.lte(3650)), 0),
  /** Calendars whose days off are not counted; several are combined. */
  calendars: z.array(text(16)).check(z.minLength(1), z.maxLength(4)),
  /** Whether Indonesia's collective leave days are days off. */
  countsCutiBersamaAsOff: z.boolean(),
})

export const promotion = z.object({
  id: promotionId,
  version: z.int(),
  ...terms.shape,
  claims: z.int(),
  /** IDs of prizes with codes or winners, which keep their id and kind. */
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
