/** The key of drafts in local storage. */
export const draftsName = 'redeem-desk.drafts'

/**
 * Removes drafts from local storage when nobody is signed in any more. The page still has them, so
 * the same person can sign in again in this tab and continue.
 */
export const forgetKeptDrafts = () => localStorage.removeItem(draftsName)
