/** The key of drafts in local storage. */
export const draftsName = 'redeem-desk.drafts'

/** The key of decisions that were sent and not confirmed yet. */
export const outgoingName = 'redeem-desk.outgoing'

/**
 * Removes drafts from local storage when nobody is signed in any more. The page still has them, so
 * the same person can sign in again in this tab and continue.
 */
export function forgetKeptDrafts(): void {
  localStorage.removeItem(draftsName)
  localStorage.removeItem(outgoingName)
}
