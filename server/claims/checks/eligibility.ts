import type { Check, CheckOutcome, CheckValue } from '../../../contract/checks.ts'
import type { ClaimState } from '../../../contract/claim-words.ts'
import type { ClaimTie } from '../../../contract/ties.ts'
import type { PromotionTerms } from '../../../contract/promotion-changes.ts'
import { fits, foldModel, prizeFor } from '../../promotions/rules.ts'
import type { AttemptFacts } from '../../storage/tables.ts'
import { isFreed } from '../rules.ts'

/** Another claim of the same promotion that the rules of limit and S/N look at. */
export interface Sibling {
  number: string
  state: ClaimState
  /** Whether it came before the claim that is looked at. */
  isEarlier: boolean
}

export interface Eligibility {
  terms: PromotionTerms
  facts: AttemptFacts
  /** Local date, in the promotion's zone, on which the claim was first redeemed. */
  redeemedOn: string
  /** Claims of the same promotion under the same e-mail. */
  sameEmail: Sibling[]
  /** Claims of the same promotion with the same S/N. */
  sameSerial: Sibling[]
}

/**
 * The eligibility rules that follow from what the member stated, in the order in which they are
 * told. What only the pictures can tell is compared elsewhere.
 */
export function eligibilityChecks(file: Eligibility): Check[] {
  return [
    product(file),
    purchaseWindow(file),
    redeemedInTime(file),
    region(file),
    store(file),
    redeemLimit(file),
    serialUnused(file),
  ]
}

function product({ terms, facts: { registration } }: Eligibility): Check {
  const isEligible = fits(terms, registration) && prizeFor(terms, registration) !== null
  return {
    id: 'product',
    fact: 'model',
    outcome: isEligible ? 'holds' : 'fails',
    expected:
      terms.models.length > 0
        ? terms.models.map(text)
        : terms.categories.map((one) => ({ kind: 'category', text: one })),
    found: [text(registration.model), { kind: 'category', text: registration.category }],
    places: [],
    suggests: ['final_model'],
  }
}

function purchaseWindow({ terms, facts: { registration, purchase } }: Eligibility): Check {
  const { from, to } = windowFor(terms, registration)
  return {
    id: 'purchase_window',
    fact: 'purchaseDate',
    outcome: isWithin(purchase.date, from, to) ? 'holds' : 'fails',
    expected: [date(from), date(to)],
    found: [date(purchase.date)],
    places: [],
    suggests: ['final_outside_period', 'invoice_date_differs'],
  }
}

/** A window of the product's own series goes before the promotion's. */
export function windowFor(terms: PromotionTerms, registration: AttemptFacts['registration']) {
  const own = terms.seriesWindows.find((series) =>
    fits({ categories: [], models: series.models }, registration),
  )
  return own ?? { from: terms.purchaseFrom, to: terms.purchaseTo }
}

function redeemedInTime({ terms, redeemedOn }: Eligibility): Check {
  const { purchaseFrom, redeemUntil } = terms
  return {
    id: 'redeemed_in_time',
    fact: 'redeemDate',
    outcome: isWithin(redeemedOn, purchaseFrom, redeemUntil) ? 'holds' : 'fails',
    expected: [date(purchaseFrom), date(redeemUntil)],
    found: [date(redeemedOn)],
    places: [],
    suggests: ['final_redeemed_too_late'],
  }
}

function region({ terms, facts: { member } }: Eligibility): Check {
  return {
    id: 'region',
    fact: 'region',
    outcome: terms.regions.includes(member.region) ? 'holds' : 'fails',
    expected: terms.regions.map(text),
    found: [text(member.region)],
    places: [],
    suggests: ['final_region'],
  }
}

/** Bought from a partner of the region one lives in; without a list of partners any shop there will do. */
function store({ terms, facts: { member, purchase } }: Eligibility): Check {
  const partners = terms.stores.filter((partner) => partner.region === member.region)
  const isThere = purchase.region === member.region
  const isPartner = partners.some(({ name, aliases }) =>
    [name, ...aliases].some((known) => foldName(known) === foldName(purchase.store)),
  )
  return {
    id: 'store',
    fact: 'store',
    outcome: isThere && (terms.stores.length === 0 || isPartner) ? 'holds' : 'fails',
    expected: [text(member.region), ...partners.map(({ name }) => text(name))],
    found: [text(purchase.region), text(purchase.store)],
    places: [],
    suggests: ['final_store'],
  }
}

/** Claims that came to nothing take nothing of the limit; those still open do so only if approved. */
function redeemLimit({ terms, sameEmail }: Eligibility): Check {
  const limit = terms.redeemLimitPerEmail
  const approved = sameEmail.filter(({ state }) => state === 'approved')
  const before = sameEmail.filter(
    (one) => one.state === 'approved' || (one.isEarlier && !isFreed(one)),
  )
  return {
    id: 'redeem_limit',
    fact: 'email',
    outcome: limit === null ? 'holds' : outcomeOf(limit, approved.length, before.length),
    expected: limit === null ? [] : [{ kind: 'count', count: limit }],
    found: before.slice(0, shownAtMost).map(claimOf('mailbox')),
    places: [],
    suggests: ['final_limit'],
  }
}

const outcomeOf = (limit: number, surely: number, maybe: number): CheckOutcome =>
  surely >= limit ? 'fails' : maybe >= limit ? 'unsure' : 'holds'

function serialUnused({ facts, sameSerial }: Eligibility): Check {
  const others = sameSerial.filter((one) => !isFreed(one))
  const isRedeemed = others.some(({ state }) => state === 'approved')
  return {
    id: 'serial_unused',
    fact: 'serialNumber',
    outcome: isRedeemed ? 'fails' : others.length > 0 ? 'unsure' : 'holds',
    expected: [text(facts.registration.serialNumber)],
    found: others.slice(0, shownAtMost).map(claimOf('serial')),
    places: [],
    suggests: ['final_serial_redeemed'],
  }
}

/** As many as a person would look at. */
const shownAtMost = 20

const text = (value: string): CheckValue => ({ kind: 'text', text: value })
const date = (value: string): CheckValue => ({ kind: 'date', date: value })
const claimOf =
  (by: ClaimTie) =>
  ({ number }: Sibling): CheckValue => ({ kind: 'claim', number, by: [by] })

/** Both ends belong to it; dates of the form `YYYY-MM-DD` sort as text. */
const isWithin = (day: string, from: string, to: string) => from <= day && day <= to

/** A shop's name as it is compared: case, spaces and punctuation say nothing. */
const foldName = foldModel
