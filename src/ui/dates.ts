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

/** Like `formatDate`, with the weekday and without the year. */
export const formatDay = (date: string) => shortFormat.format(new Date(`${date}T00:00:00Z`))

const momentFormats = new Map<string, Intl.DateTimeFormat>()

/** A moment in a time zone: the promotion's, where there is one, so that everyone sees the same. */
export const formatMoment = (instant: string, zone?: string) =>
  momentFormat(zone, 'with year').format(new Date(instant))

/** Like `formatMoment`, without the year, for columns of recent moments. */
export const formatRecent = (instant: string, zone?: string) =>
  momentFormat(zone, 'without year').format(new Date(instant))

function momentFormat(zone: string | undefined, year: 'with year' | 'without year') {
  const key = `${zone} ${year}`
  const known = momentFormats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(readersLocale, {
    day: 'numeric',
    month: 'short',
    ...(year === 'with year' ? { year: 'numeric' } : {}),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone ? { timeZone: zone } : {}),
  })
  momentFormats.set(key, made)
  return made
}

const timeFormat = new Intl.DateTimeFormat(readersLocale, { hour: 'numeric', minute: '2-digit' })

/** The time of day in the reader's zone, for what colleagues did a moment ago. */
export const formatTime = (instant: string) => timeFormat.format(new Date(instant))
