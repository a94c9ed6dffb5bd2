/** Under which name drafts lie in the browser's own storage. */
export const draftsName = 'redeem-desk.drafts'

/**
 * Takes what was typed off the disk of this machine when nobody is signed in any more. The page itself
 * still knows it: whoever signs in again in the same tab goes on where they were.
 */
export const forgetKeptDrafts = () => localStorage.removeItem(draftsName)
