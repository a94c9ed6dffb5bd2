import * as z from 'zod/mini'
import { claimNumber } from '../../contract/claim-number.ts'
import { evidenceKind, type EvidenceKind } from '../../contract/evidence.ts'
import { id } from '../../contract/schema.ts'
import { searchOf } from '../api/search-of.ts'

/** The selected part of a claim in the URL; the rest of the URL belongs to the queue. */
export interface ReviewSearch {
  /** The attempt; the latest if left out. */
  attempt: number | null
  /** The only picture shown; both if left out. */
  picture: EvidenceKind | null
  /** The document compared with the previous attempt. */
  compared: EvidenceKind | null
  /** Another claim to compare with. */
  beside: string | null
  /** Page of the invoice, from 1; the one with its evidence if left out. */
  page: number | null
  /** The note to look at. */
  note: string | null
}

const names = {
  attempt: 'a',
  picture: 'p',
  compared: 'before',
  beside: 'beside',
  page: 'page',
  note: 'note',
} as const

const counted = z.string().check(z.regex(/^[1-9]\d{0,3}$/))
const kind = evidenceKind
const address = searchOf(
  z.object({ a: counted, p: kind, before: kind, beside: claimNumber, page: counted, note: id }),
)

export function parseReviewSearch(parameters: URLSearchParams): ReviewSearch {
  const { a, p, before, beside, page, note } = address.parse(parameters)
  return {
    attempt: a ? Number(a) : null,
    picture: p ?? null,
    compared: before ?? null,
    beside: beside ?? null,
    page: page ? Number(page) : null,
    note: note ?? null,
  }
}

export function changeReviewSearch(
  parameters: URLSearchParams,
  changed: Partial<ReviewSearch>,
): URLSearchParams {
  const next = new URLSearchParams(parameters)
  for (const [key, value] of Object.entries(changed)) {
    const name = names[key as keyof ReviewSearch]
    if (value === null) next.delete(name)
    else next.set(name, String(value))
  }
  return next
}

/** The URL without this claim's part, for opening the next claim or the queue. */
export function queuePart(parameters: URLSearchParams): URLSearchParams {
  return changeReviewSearch(parameters, {
    attempt: null,
    picture: null,
    compared: null,
    beside: null,
    page: null,
    note: null,
  })
}

/**
 * The URL for a second window: no queue, and always both pictures, even while one is shown alone
 * here.
 */
export function claimPart(parameters: URLSearchParams): URLSearchParams {
  const looked = parseReviewSearch(parameters)
  return changeReviewSearch(new URLSearchParams(), {
    ...looked,
    picture: looked.beside ? looked.picture : null,
    note: null,
  })
}
