import { keptApart } from './kept-apart.ts'

export const keptDrafts = keptApart('redeem-desk.draft')

/** Decisions that were sent and not confirmed yet, by claim number. */
export const keptOutgoing = keptApart('redeem-desk.outgoing')

/**
 * Removes drafts from local storage when nobody is signed in any more. The page still has them, so
 * the same person can sign in again in this tab and continue.
 */
export function forgetKeptDrafts(): void {
  keptDrafts.clear()
  keptOutgoing.clear()
}
