import * as z from 'zod/mini'
import { named } from './faults.ts'
import { endpoint } from './endpoint.ts'
import { isMask, maxMaskLength } from './masks.ts'
import { region, text, webPage } from './schema.ts'

/**
 * A carrier in the registry. A number format is only a hint and never refuses a number, because the
 * person selects the carrier.
 */
export const carrier = z.object({
  code: z.string(),
  name: z.string(),
  countries: z.array(region),
  /** Usual format of its numbers, as a mask: `J@#{10} | #{12}`. */
  numberPattern: z.nullable(z.string()),
  /** Its tracking page, where the number is entered by hand. */
  page: z.nullable(z.string()),
  /** Deep link with `{n}` for the number and `{zip}` for the postcode; only if verified. */
  link: z.nullable(z.string()),
})
export type Carrier = z.infer<typeof carrier>

const carrierEntry = z.strictObject({
  name: text(80),
  countries: z.array(region).check(z.maxLength(60)),
  /** A hint: numbers in another format are accepted. */
  numberPattern: z.nullable(
    z
      .string()
      .check(
        z.trim(),
        z.maxLength(maxMaskLength),
        z.refine(isMask, named('wrong_mask', 'is no mask: # is a digit, @ a letter, * either')),
      ),
  ),
  page: z.nullable(webPage),
  /** Deep link with `{n}` and `{zip}`; only used once someone has verified it. */
  link: z.nullable(
    webPage.check(
      z.refine((link) => link.includes('{n}'), named('link_without_number', 'has no {n}')),
    ),
  ),
  isLinkVerified: z.boolean(),
  /** Whether it can be selected for new parcels. */
  isOffered: z.boolean(),
})
export type CarrierEntry = z.infer<typeof carrierEntry>

const carrierCode = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single -'), z.maxLength(40))

export const carrierKept = z.object({
  code: z.string(),
  version: z.int(),
  ...carrierEntry.shape,
  /** An old regular expression that could not be converted to a mask: shown, but not used. */
  formerPattern: z.nullable(z.string()),
})
export type CarrierKept = z.infer<typeof carrierKept>

export const carrierEntryList = endpoint({
  name: 'carrierEntryList',
  method: 'GET',
  path: '/api/carriers/entries',
  summary: 'The carrier registry for editing, with links that are not verified yet.',
  access: 'carriers.keep',
  answer: { status: 200, body: z.array(carrierKept) },
  problems: [],
})

export const carrierKeep = endpoint({
  name: 'carrierKeep',
  method: 'PUT',
  path: '/api/carriers/{id}',
  summary: 'Adds a carrier (version 0), or changes the version the caller saw.',
  access: 'carriers.keep',
  params: z.object({ id: carrierCode }),
  expectsVersion: true,
  body: carrierEntry,
  answer: { status: 200, body: carrierKept },
  problems: ['carrier_changed'],
})

export const carrierList = endpoint({
  name: 'carrierList',
  method: 'GET',
  path: '/api/carriers',
  summary: 'The registry of carriers.',
  access: 'shipments.read',
  answer: { status: 200, body: z.array(carrier) },
  problems: [],
})
