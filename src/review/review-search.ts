import * as z from 'zod/mini'
import { claimNumber } from '../../contract/claim-number.ts'
import { evidenceKind, type EvidenceKind } from '../../contract/evidence.ts'
import { searchOf } from '../api/search-of.ts'

/** What of a claim is looked at, as its address says it; the rest of the address is the queue's. */
export interface ReviewSearch {
  /** Which attempt's evidence; the newest when it is left out. */
  attempt: number | null
  /** One picture alone; both when it is left out. */
  picture: EvidenceKind | null
  /** Before and after: this of an attempt beside that of the attempt before it. */
  compared: EvidenceKind | null
  /** Another claim whose documents stand beside this one's. */
  beside: string | null
  /** Page of the invoice, from 1. */
  page: number
}

const names = {
  attempt: 'a',
  picture: 'p',
  compared: 'before',
  beside: 'beside',
  page: 'page',
} as const

const counted = z.string().check(z.regex(/^[1-9]\d{0,3}$/))
const kind = evidenceKind
const address = searchOf(
  z.object({ a: counted, p: kind, before: kind, beside: claimNumber, page: counted }),
)

export function parseReviewSearch(parameters: URLSearchParams): ReviewSearch {
  const { a, p, before, beside, page } = address.parse(parameters)
  return {
    attempt: a ? Number(a) : null,
    picture: p ?? null,
    compared: before ?? null,
    beside: beside ?? null,
    page: page ? Number(page) : 1,
  }
}

export function changeReviewSearch(
  parameters: URLSearchParams,
  changed: Partial<ReviewSearch>,
): URLSearchParams {
  const next = new URLSearchParams(parameters)
  for (const [key, value] of Object.entries(changed)) {
    const name = names[key as keyof ReviewSearch]
    if (value === null || (key === 'page' && value === 1)) next.delete(name)
    else next.set(name, String(value))
  }
  return next
}

/** The address without what belongs to this one claim: what the next claim, or the queue, opens with. */
export function queuePart(parameters: URLSearchParams): URLSearchParams {
  return changeReviewSearch(parameters, {
    attempt: null,
    picture: null,
    compared: null,
    beside: null,
    page: 1,
  })
}

/** What a second window goes by: no queue, and always both pictures, also while one is alone here. */
export function claimPart(parameters: URLSearchParams): URLSearchParams {
  const looked = parseReviewSearch(parameters)
  return changeReviewSearch(new URLSearchParams(), {
    ...looked,
    picture: looked.beside ? looked.picture : null,
  })
}
