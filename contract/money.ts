import * as z from 'zod/mini'

/** An exact decimal number, at most two places, and a currency of ISO 4217. */
export const money = z.strictObject({
  amount: z.string().check(z.regex(/^(?!0+(\.0+)?$)\d{1,12}(\.\d{1,2})?$/, 'a decimal number')),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'three capital letters, as in IDR or EUR')),
})
export type Money = z.infer<typeof money>
