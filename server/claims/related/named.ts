import type { SharedTie } from '../../../contract/claim-work.ts'
import type { Check, CheckId } from '../../../contract/checks.ts'
import type { EvidenceKind } from '../../../contract/evidence.ts'
import { paperTies, type ClaimTie } from '../../../contract/ties.ts'

/** Another claim that checks name: which of them do, and what they say that it shares. */
export interface Named {
  checks: CheckId[]
  by: SharedTie[]
}

/** Every claim that any of these checks names, by its number. */
export function namedBy(checks: Check[]): Map<string, Named> {
  const named = new Map<string, Named>()
  for (const { id, found } of checks) {
    for (const value of found) {
      if (value.kind !== 'claim') continue
      const one = named.get(value.number) ?? { checks: [], by: [] }
      one.checks.push(id)
      one.by.push(...value.by.map((tie) => ({ tie, document: documentOf(id, tie) })))
      named.set(value.number, one)
    }
  }
  return named
}

const papers: Partial<Record<CheckId, EvidenceKind>> = {
  invoice_unused: 'invoice',
  photo_unused: 'serial_photo',
}

const isOfPaper = (tie: ClaimTie) => paperTies.some((one) => one === tie)

const documentOf = (check: CheckId, tie: ClaimTie): EvidenceKind | null =>
  isOfPaper(tie) ? (papers[check] ?? null) : null
