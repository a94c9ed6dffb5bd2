import * as z from 'zod/mini'
import { named } from './faults.ts'
import { category } from './claim-words.ts'
import {
  foreignId,
  localDate,
  optionalLines,
  optionalText,
  region,
  text,
  textOrEmpty,
} from './schema.ts'
import { email, phone } from './contacts.ts'

const channels = ['retail_store', 'online_retailer', 'reseller'] as const
const channel = z.enum(channels)

/** The customer, as Member Center knows them. */
export const member = z.strictObject({
  /** Member Center's own id. */
  id: foreignId,
  email,
  /** Region of residence. */
  region,
})
export type Member = z.infer<typeof member>

/** S/N as typed by the member; 0 and O, 1 and l are different characters. */
export const serialNumber = z
  .string()
  .check(z.trim(), z.regex(/^[A-Za-z0-9][A-Za-z0-9/.-]{3,39}$/, '4 to 40 letters and digits'))

/** The product the member registered. CHK: the guides show 3 and 5 digits, so 3 to 5 characters. */
export const registration = z.strictObject({
  id: foreignId,
  serialNumber,
  chk: z.string().check(z.trim(), z.regex(/^[A-Za-z0-9]{3,5}$/, '3 to 5 letters and digits')),
  category,
  productName: text(120),
  model: text(120),
})
export type Registration = z.infer<typeof registration>

/** Where and when the product was bought, according to the member. */
export const purchase = z.strictObject({
  region,
  store: text(120),
  date: localDate,
  channel,
})
export type Purchase = z.infer<typeof purchase>

/**
 * Recipient of a physical prize. Some people have only one name, and the required parts of an
 * address depend on its region (`missingIn`).
 */
export const recipient = z
  .strictObject({
    firstName: textOrEmpty(80),
    lastName: textOrEmpty(80),
    zipcode: textOrEmpty(16),
    city: textOrEmpty(80),
    stateOrProvince: textOrEmpty(80),
    street: text(160),
    apartment: optionalText(120),
    contactNumber: phone,
  })
  .check(
    z.refine(({ firstName, lastName }) => firstName !== '' || lastName !== '', {
      path: ['lastName'],
      ...named('required', 'is missing, and so is a first name'),
    }),
  )
export type Recipient = z.infer<typeof recipient>

export const note = optionalLines(1000)
