import type { Registration } from '../../contract/facts.ts'
import type { Category } from '../../contract/claim-words.ts'
import type { Money } from '../../contract/money.ts'
import type { PrizeOffer } from '../../contract/promotions.ts'
import type { PromotionTerms } from '../../contract/promotion-changes.ts'

/** The part of a registration that decides what it can earn. */
export type Product = Pick<Registration, 'category' | 'productName' | 'model'>

/**
 * The prize a product earns in a promotion: the first offer that fits it. `null` when none does,
 * and then the claim cannot be approved.
 */
export function prizeFor(
  terms: Pick<PromotionTerms, 'prizes'>,
  product: Product,
): PrizeOffer | null {
  return terms.prizes.find((offer) => fits(offer, product)) ?? null
}

/** The id of that prize, as a claim keeps it. */
export const offerIdFor = (terms: Pick<PromotionTerms, 'prizes'>, product: Product) =>
  prizeFor(terms, product)?.id ?? null

/**
 * A prize that has codes or was earned, and that other terms would leave without its offer: codes
 * lie in the stock of an id, and only of a digital one. `null` when all of them stay what they are.
 */
export function strandedPrize(
  before: Pick<PromotionTerms, 'prizes'>,
  after: Pick<PromotionTerms, 'prizes'>,
  used: readonly string[],
): PrizeOffer | null {
  const stays = ({ id, kind }: PrizeOffer) =>
    after.prizes.some((offer) => offer.id === id && offer.kind === kind)
  return before.prizes.find((offer) => used.includes(offer.id) && !stays(offer)) ?? null
}

/** No categories means every category, no models every model of them. */
export function fits(
  wanted: { categories: readonly Category[]; models: readonly string[] },
  product: Product,
): boolean {
  const isCategory = wanted.categories.length === 0 || wanted.categories.includes(product.category)
  return (
    isCategory && (wanted.models.length === 0 || wanted.models.some((m) => isModel(m, product)))
  )
}

/** Whole names are compared: AM242 is not AM242P, and 4060 is not 4060 TI. */
function isModel(model: string, product: Product): boolean {
  const wanted = foldModel(model)
  // A name without a letter or a digit names nothing, and two of them are not the same model.
  if (wanted === '') return false
  return foldModel(product.model) === wanted || foldModel(product.productName) === wanted
}

/**
 * Case, spaces, punctuation and the brand in front say nothing about which model it is. Letters of
 * every script are kept: two models that differ in Chinese only are two models.
 */
export function foldModel(model: string): string {
  return model
    .normalize('NFKD')
    .toUpperCase()
    .replace(/^\s*MSI\s+/, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/**
 * Whether one person may not give a prize alone: it is worth more than the promotion's limit. Where
 * there is a limit, a worth that nobody wrote down, or of another currency, counts as above it.
 */
export function needsSecondPerson(
  { secondPersonAbove: above }: Pick<PromotionTerms, 'secondPersonAbove'>,
  { worth }: Pick<PrizeOffer, 'worth'>,
): boolean {
  // Terms that were stored by hand may lack what the contract fills in.
  if (!above) return false
  return worth?.currency !== above.currency || hundredths(worth) > hundredths(above)
}

/**
 * Whether fewer prizes would need a second person than so far: a higher limit, none, or a prize that
 * is said to be worth less.
 */
export function isGuardLowered(
  before: Pick<PromotionTerms, 'secondPersonAbove' | 'prizes'>,
  after: Pick<PromotionTerms, 'secondPersonAbove' | 'prizes'>,
): boolean {
  const [old, above] = [before.secondPersonAbove, after.secondPersonAbove]
  if (!old) return false
  if (!above || above.currency !== old.currency || hundredths(above) > hundredths(old)) return true
  return after.prizes.some((offer) => {
    const same = before.prizes.find(({ id }) => id === offer.id)
    return same && needsSecondPerson(before, same) && !needsSecondPerson(after, offer)
  })
}

/** Whether a prize is worth so much or more; what is of another currency, or unknown, is not. */
export const isWorthAtLeast = (worth: Money | null, from: Money) =>
  worth?.currency === from.currency && hundredths(worth) >= hundredths(from)

/** Exact: a decimal number of at most two places, as a whole number of hundredths. */
function hundredths({ amount }: Money): bigint {
  const [whole = '0', parts = ''] = amount.split('.')
  return BigInt(whole) * 100n + BigInt(parts.padEnd(2, '0'))
}
