import type { Claim } from '../../../contract/claims.ts'
import { formatDate } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import classes from './lines.module.css'
import { Pin } from './Pin.tsx'
import { spotOfDate } from './spots.ts'

/** Other dates, where the registered one was not found; an ambiguous one shows both readings. */
export function ReadDates({ claim }: { claim: Claim }) {
  const t = useWords('review.reading.dates')
  const isSure = claim.checks.some(
    ({ id, outcome }) => id === 'invoice_date' && outcome === 'holds',
  )
  if (isSure) return null
  const dates = claim.read.dates
    .map((date, at) => ({ ...date, at }))
    .filter(({ of, readings }) => of === 'order' || readings.length > 1)
  const eitherOf = (days: string[]) =>
    days.map(formatDate).reduce((one, other) => t('either', { one, other }))
  if (dates.length === 0) return null
  return (
    <p className={classes.use}>
      {dates.map(({ of, readings, places, at }, index) => (
        <span key={at}>
          {index > 0 && ' · '}
          <Pin
            id={spotOfDate(at)}
            text={t('date', { of, dates: eitherOf(readings) })}
            hasPlace={places.length > 0}
          />
        </span>
      ))}
    </p>
  )
}
