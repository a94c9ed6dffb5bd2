import { Alert } from '@mantine/core'
import { Link } from 'react-router'
import type { Board } from '../../contract/supervision.ts'
import { formatDate } from '../ui/dates.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'

/**
 * Warns about a calendar in use that covers fewer than the next 120 days, so its deadlines are
 * unreliable.
 */
export function CoverageWarning({ calendar, coverage }: Board['calendars'][number]) {
  const t = useWords('supervision.coverage')
  const until = coverage.standing === 'ends_soon' ? coverage.coveredUntil : coverage.decreedUntil
  return (
    <Alert color="yellow" variant="light" p="xs">
      {until
        ? t(coverage.standing === 'ends_soon' ? 'ends' : 'provisional', {
            calendar,
            date: formatDate(until),
          })
        : t('none', { calendar })}{' '}
      <Link to={paths.calendar(calendar)}>{t('open')}</Link>
    </Alert>
  )
}
