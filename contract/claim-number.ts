import * as z from 'zod/mini'

/** A claim's number, used by people in mail and on the phone: `R-100042`. */
export const claimNumber = z.string().check(z.regex(/^R-\d{6,12}$/, 'as in R-100042'))

/** The claim in a URL: `/api/claims/{number}/…`. */
export const claimParam = z.object({ number: claimNumber })
