import { evidenceKinds, type EvidenceKind } from '../../contract/evidence.ts'

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

export function parseReviewSearch(parameters: URLSearchParams): ReviewSearch {
  const kindOf = (name: string) =>
    evidenceKinds.find((kind) => kind === parameters.get(name)) ?? null
  return {
    attempt: wholeNumber(parameters.get(names.attempt)),
    picture: kindOf(names.picture),
    compared: kindOf(names.compared),
    beside: claimNumberIn(parameters.get(names.beside)),
    page: wholeNumber(parameters.get(names.page)) ?? 1,
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

const claimNumberIn = (text: string | null): string | null =>
  text !== null && /^R-\d{6,12}$/.test(text) ? text : null

function wholeNumber(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null
}
