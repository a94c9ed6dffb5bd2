import { Alert } from '@mantine/core'
import { Link } from 'react-router'
import type { Board } from '../../contract/supervision.ts'
import { formatDate } from '../ui/dates.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'

/** A calendar in use that reaches less than 120 days ahead: its deadlines cannot be relied on. */
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
