import { locale } from './words.ts'

/** Words in the app's language, in the order of the reader's region: `en-FR` puts the day first. */
const readersLocale = inRegionOf(navigator.language)

function inRegionOf(tag: string): string {
  try {
    const { region } = new Intl.Locale(tag).maximize()
    return region ? `${locale}-${region}` : locale
  } catch {
    // Some systems report a tag of their own, such as `en-US@posix`.
    return locale
  }
}

/** The parts of a date, in the order in which a region writes them. */
export type DateOrder = readonly ('day' | 'month' | 'year')[]

/** Month, day, year for `en-US`. */
export const dateOrderOf = (locale = readersLocale): DateOrder =>
  new Intl.DateTimeFormat(locale).formatToParts(0).flatMap(({ type }) => {
    return type === 'day' || type === 'month' || type === 'year' ? [type] : []
  })

const dateFormat = new Intl.DateTimeFormat(readersLocale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const shortFormat = new Intl.DateTimeFormat(readersLocale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})

/**
 * A local date from the API, `YYYY-MM-DD`, formatted for the reader. It has no time zone, and gets
 * none.
 */
export const formatDate = (date: string) => dateFormat.format(new Date(`${date}T00:00:00Z`))

/** The same in a narrow column, where it stays on one line. */
export const formatWholeDate = (date: string) => formatDate(date).replaceAll(' ', '\u00a0')

/** Like `formatDate`, with the weekday and without the year. */
export const formatDay = (date: string) => shortFormat.format(new Date(`${date}T00:00:00Z`))

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const date = { day: 'numeric', month: 'short' } as const

// All moments are in the reader’s own zone, so that one event has one time on every screen.
const momentFormat = new Intl.DateTimeFormat(readersLocale, { ...date, year: 'numeric', ...clock })
const recentFormat = new Intl.DateTimeFormat(readersLocale, { ...date, ...clock })
const timeFormat = new Intl.DateTimeFormat(readersLocale, clock)
const momentDateFormat = new Intl.DateTimeFormat(readersLocale, { ...date, year: 'numeric' })

/** A moment in the reader's zone, with 24 hours. */
export const formatMoment = (instant: string) => momentFormat.format(new Date(instant))

/** Like `formatMoment`, without the year, for columns of recent moments. */
export const formatRecent = (instant: string) => recentFormat.format(new Date(instant))

/** The time of day, for what colleagues did a moment ago. */
export const formatTime = (instant: string) => timeFormat.format(new Date(instant))

/** The date of a moment in the reader's zone, where the time does not matter. */
export const formatDateOf = (instant: string) => momentDateFormat.format(new Date(instant))

const formatsByZone = new Map<string, Intl.DateTimeFormat>()

/** The same moment where the member is, for a tooltip: “Feb 9, 2026, 09:00 (Asia/Jakarta)”. */
export function formatMomentThere(instant: string, zone: string): string {
  let format = formatsByZone.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat(readersLocale, {
      ...date,
      year: 'numeric',
      ...clock,
      timeZone: zone,
    })
    formatsByZone.set(zone, format)
  }
  return `${format.format(new Date(instant))} (${zone})`
}

/** The local date after this one; adding a day needs no time zone. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** Days from one local date to another; negative if it is over. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
