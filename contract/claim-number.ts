import * as z from 'zod/mini'

/** How a claim is called by people, in mail and on the phone: `R-100042`. */
export const claimNumber = z.string().check(z.regex(/^R-\d{6,12}$/, 'as in R-100042'))

/** The claim of an address: `/api/claims/{number}/…`. */
export const claimParam = z.object({ number: claimNumber })
