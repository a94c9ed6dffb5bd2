import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { isMask, maxMaskLength } from './masks.ts'
import { region, text, webPage } from './schema.ts'

/**
 * A carrier of the registry. The shape of a number is a hint and never refuses one: the person
 * picks the carrier.
 */
export const carrier = z.object({
  code: z.string(),
  name: z.string(),
  countries: z.array(region),
  /** What its numbers usually look like, as a mask: `J@#{10} | #{12}`. */
  numberPattern: z.nullable(z.string()),
  /** Its tracking page; the number is copied there by hand. */
  page: z.nullable(z.string()),
  /** Deep link with `{n}` for the number and `{zip}` for the postcode; only where verified. */
  link: z.nullable(z.string()),
})
export type Carrier = z.infer<typeof carrier>

const carrierEntry = z.strictObject({
  name: text(80),
  countries: z.array(region).check(z.maxLength(60)),
  /** A hint: a number of another shape is taken all the same. */
  numberPattern: z.nullable(
    z
      .string()
      .check(
        z.trim(),
        z.maxLength(maxMaskLength),
        z.refine(isMask, 'is no mask: # is a digit, @ a letter, * either'),
      ),
  ),
  page: z.nullable(webPage),
  /** Deep link with `{n}` and `{zip}`; used only once somebody has verified it. */
  link: z.nullable(webPage.check(z.refine((link) => link.includes('{n}'), 'has no {n}'))),
  isLinkVerified: z.boolean(),
  /** Whether it is offered for new parcels. */
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
  /** A regular expression of former times that could not become a mask: shown, and not used. */
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
