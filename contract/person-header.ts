/**
 * Header with the id of the person a request is from. If somebody else is signed in by now, nobody
 * is for this request: a page that is still open must not act in their name.
 */
export const personHeader = 'x-redeem-desk-person'
