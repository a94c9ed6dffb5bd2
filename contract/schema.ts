import * as z from 'zod/mini'
import { asLines, hasControl, isOneLine, trimmed } from './plain-text.ts'

const oneLine = (max: number) =>
  z
    .string()
    .check(
      z.overwrite(trimmed),
      z.refine(isOneLine, 'holds a control character or a mark that turns letters around'),
      z.maxLength(max),
    )

const severalLines = (max: number) =>
  z.string().check(
    z.overwrite(asLines),
    z.refine((text) => !hasControl(text), 'holds a control character'),
    z.maxLength(max),
  )

/** There is no year 0: 1 BC is followed by AD 1, in the database as in history. */
const withinTheYears = z.regex(/^(?!0000)/, 'a date of the years 0001 to 9999')

const orNone = (schema: ReturnType<typeof oneLine>) =>
  z._default(z.nullable(schema).check(z.overwrite((value) => (value === '' ? null : value))), null)

/**
 * One line that a person typed, at most `max` UTF-16 code units. What nobody sees is trimmed off its
 * ends; within it, controls and marks that turn letters around are refused: a name is shown in lists,
 * on labels and in mails as it is written, or not at all.
 */
export const text = (max: number) => oneLine(max).check(z.minLength(1))

/** A line that may be left out; an empty string counts as left out. */
export const optionalText = (max: number) => orNone(oneLine(max))

/** A line that may be missing, as an empty string then: what not everybody has, such as a first name. */
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

/** Text that may have several lines and tabs, trimmed; other controls are refused. */
export const lines = (max: number) => severalLines(max).check(z.minLength(1))

/** Several lines that may be left out; an empty string counts as left out. */
export const optionalLines = (max: number) => orNone(severalLines(max))

/** A calendar date without a time or a zone, `YYYY-MM-DD`. */
export const localDate = z.iso.date().check(withinTheYears)

/** A moment, ISO 8601 with `Z` or an offset. */
export const instant = z.iso
  .datetime({ offset: true })
  .check(z.refine(isWithinTheYears, 'a moment of the years 0001 to 9999'))

/** By its date in UTC: an offset may lead out of the first year, or the last. */
function isWithinTheYears(moment: string): boolean {
  const time = Date.parse(moment)
  return Number.isNaN(time) || /^(?!0000)\d{4}-/.test(new Date(time).toISOString())
}

/** A version that was seen: whole, and within what a column of them can hold. */
export const seenVersion = z.int().check(z.gte(0), z.lte(999_999_999))

/** Opaque identifier that this system gave out (UUID version 7). */
export const id = z.uuid()

/** An identifier of another MSI system, kept as it came. */
export const foreignId = z
  .string()
  .check(z.trim(), z.regex(/^[\w.:-]{1,64}$/, 'letters, digits and . _ : - only'))

/** ISO 3166-1 alpha-2, upper case. */
export const region = z.string().check(z.regex(/^[A-Z]{2}$/, 'two capital letters, as in ID or FR'))

/** Languages the desk can write to a member in (BCP 47). */
export const languages = ['en', 'id', 'fr', 'zh-TW'] as const
export const language = z.enum(languages)
export type Language = z.infer<typeof language>

/**
 * A place of the IANA list as the list spells it, such as `Asia/Jakarta`, or UTC. Nothing else: signs
 * mean the opposite of each other to JavaScript and to PostgreSQL (`+05:30`) and to people and to
 * the list (`Etc/GMT-8`), and PostgreSQL takes `CET` for an offset without summer time.
 */
const placeOfTheList =
  /^(UTC|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(\/[A-Z][\w-]+)+)$/

export const zone = z.string().check(z.refine(isKnownZone, 'not a time zone of the IANA list'))

function isKnownZone(name: string): boolean {
  if (!placeOfTheList.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** A page others may open: https only, so that no template can carry a script. */
export const webPage = z
  .url({ protocol: /^https$/ })
  .check(z.maxLength(500), z.refine(isOneLine, 'holds a control character'))

/** Lower-case hexadecimal SHA-256 of a file's bytes. */
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** Several values in one query parameter, divided by commas: `state=waiting,approved`. */
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

/** One page of a list that is read by keyset: hand `next` back as `cursor`; `null` ends it. */
export const page = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({ items: z.array(item), next: z.nullable(z.string()) })

/** The place to go on reading from, as `next` of the page before gave it. */
export const cursor = z.optional(z.string().check(z.maxLength(400)))
