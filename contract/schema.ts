import * as z from 'zod/mini'
import { named } from './faults.ts'
import { asLines, hasControl, isOneLine, trimmed } from './plain-text.ts'

const oneLine = (max: number) =>
  z
    .string()
    .check(
      z.overwrite(trimmed),
      z.refine(
        isOneLine,
        named('unstorable', 'holds a control character or a mark that turns letters around'),
      ),
      z.maxLength(max),
    )

const severalLines = (max: number) =>
  z.string().check(
    z.overwrite(asLines),
    z.refine((text) => !hasControl(text), named('unstorable', 'holds a control character')),
    z.maxLength(max),
  )

/** There is no year 0: AD 1 follows 1 BC, in the database as in history. */
const withinTheYears = z.regex(/^(?!0000)/, 'a date of the years 0001 to 9999')

const orNone = (schema: ReturnType<typeof oneLine>) =>
  z._default(z.nullable(schema).check(z.overwrite((value) => (value === '' ? null : value))), null)

/**
 * One line typed by a person, at most `max` UTF-16 code units. Invisible characters are trimmed at
 * its ends; within it, control characters and direction overrides are refused, so that a name
 * appears in lists, labels and mails exactly as written.
 */
export const text = (max: number) => oneLine(max).check(z.minLength(1))

/** An optional line; an empty string counts as left out. */
export const optionalText = (max: number) => orNone(oneLine(max))

/** A line that may be empty, for what not everyone has, such as a first name. */
export const textOrEmpty = (max: number) =>
  z._default(
    z.pipe(
      z.pipe(
        z.nullable(z.string()),
        z.transform((value) => value ?? ''),
      ),
      oneLine(max),
    ),
    '',
  )

/** Text with line breaks and tabs, trimmed; other control characters are refused. */
export const lines = (max: number) => severalLines(max).check(z.minLength(1))

/** Optional text; an empty string counts as left out. */
export const optionalLines = (max: number) => orNone(severalLines(max))

/** A calendar date without a time or a zone, `YYYY-MM-DD`. */
export const localDate = z.iso.date().check(withinTheYears)

/** A moment, ISO 8601 with `Z` or an offset. */
export const instant = z.iso
  .datetime({ offset: true })
  .check(z.refine(isWithinTheYears, named('wrong_form', 'a moment of the years 0001 to 9999')))

/** Checked by its UTC date, because an offset may lead out of the first or last year. */
function isWithinTheYears(moment: string): boolean {
  const time = Date.parse(moment)
  return Number.isNaN(time) || /^(?!0000)\d{4}-/.test(new Date(time).toISOString())
}

/** A version number that the caller saw, within the range of its column. */
export const seenVersion = z.int().check(z.gte(0), z.lte(999_999_999))

/** Opaque identifier assigned by this system (UUID version 7). */
export const id = z.uuid()

/** An identifier from another MSI system, unchanged. */
export const foreignId = z
  .string()
  .check(z.trim(), z.regex(/^[\w.:-]{1,64}$/, 'letters, digits and . _ : - only'))

/** ISO 3166-1 alpha-2, upper case. */
export const region = z.string().check(z.regex(/^[A-Z]{2}$/, 'two capital letters, as in ID or FR'))

/** Languages of member mails (BCP 47). */
export const languages = ['en', 'id', 'fr', 'zh-TW'] as const
export const language = z.enum(languages)
export type Language = z.infer<typeof language>

/**
 * A time zone named exactly as in the IANA list, such as `Asia/Jakarta`, or UTC. Nothing else,
 * because signs of offsets mean opposite things to JavaScript and PostgreSQL (`+05:30`) and to
 * people and the list (`Etc/GMT-8`), and PostgreSQL reads `CET` as an offset without summer time.
 */
const placeOfTheList =
  /^(UTC|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(\/[A-Z][\w-]+)+)$/

export const zone = z
  .string()
  .check(z.refine(isKnownZone, named('unknown_zone', 'not a time zone of the IANA list')))

function isKnownZone(name: string): boolean {
  if (!placeOfTheList.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** A link for members: https only, so that no template can contain a script. */
export const webPage = z
  .url({ protocol: /^https$/ })
  .check(z.maxLength(500), z.refine(isOneLine, named('unstorable', 'holds a control character')))

/** Lower-case hexadecimal SHA-256 of a file's bytes. */
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** Several values in one query parameter, separated by commas: `state=waiting,approved`. */
export const commaList = <Item extends z.ZodMiniType<string, string>>(item: Item) =>
  z.optional(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((value) => value.split(',').filter((part) => part !== '')),
      ),
      z.array(item).check(z.maxLength(50)),
    ),
  )

/** A whole number in a query parameter. */
export const wholeNumber = (min: number, max: number) =>
  z.pipe(
    z.pipe(
      z.string().check(z.regex(/^\d{1,9}$/, 'a whole number')),
      z.transform((value) => Number(value)),
    ),
    z.int().check(z.gte(min), z.lte(max)),
  )

/** One page of a list paged by keyset: pass `next` as `cursor`; `null` is the end. */
export const page = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({ items: z.array(item), next: z.nullable(z.string()) })

/** Where to continue, as `next` of the previous page. */
export const cursor = z.optional(z.string().check(z.maxLength(400)))
