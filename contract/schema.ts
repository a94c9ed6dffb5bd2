import * as z from 'zod/mini'

/** Text a person typed: trimmed, at least one character, at most `max` UTF-16 code units. */
export const text = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max))

/** Text that may be left out; an empty string counts as left out. */
export const optionalText = (max: number) =>
  z._default(
    z
      .nullable(z.string().check(z.trim(), z.maxLength(max)))
      .check(z.overwrite((value) => (value === '' ? null : value))),
    null,
  )

/** There is no year 0: 1 BC is followed by AD 1, in the database as in history. */
const withinTheYears = z.regex(/^(?!0000)/, 'a date of the years 0001 to 9999')

/** A calendar date without a time or a zone, `YYYY-MM-DD`. */
export const localDate = z.iso.date().check(withinTheYears)

/** A moment, ISO 8601 with `Z` or an offset. */
export const instant = z.iso.datetime({ offset: true }).check(withinTheYears)

/** At most 254 characters (RFC 5321 §4.5.3.1); case is kept, comparison ignores it. */
export const email = z.email().check(z.maxLength(254))

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
export const webPage = z.url({ protocol: /^https$/ }).check(z.maxLength(500))

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
