import { locale } from './words.ts'

const dateFormat = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const shortFormat = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})

/** A local date of the API, `YYYY-MM-DD`, in the reader's words. It has no zone, and gets none. */
export const formatDate = (date: string) => dateFormat.format(new Date(`${date}T00:00:00Z`))

/** As `formatDate`, with the day of the week and without the year. */
export const formatDay = (date: string) => shortFormat.format(new Date(`${date}T00:00:00Z`))

const momentFormats = new Map<string, Intl.DateTimeFormat>()

/** A moment in a zone: the promotion's, where there is one, so that all of the desk read the same. */
export function formatMoment(instant: string, zone?: string): string {
  const key = zone ?? ''
  let format = momentFormats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      ...(zone ? { timeZone: zone } : {}),
    })
    momentFormats.set(key, format)
  }
  return format.format(new Date(instant))
}
