import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { Failed } from '../ui/Failed.tsx'
import { ListSkeleton } from '../ui/list/ListSkeleton.tsx'
import { TablePage } from '../ui/list/TablePage.tsx'
import { NothingHere } from '../ui/NothingHere.tsx'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import { calendarQuery } from './calendar-queries.ts'
import { CalendarEditor } from './CalendarEditor.tsx'

/** One calendar, an earlier version of it, or a new one. */
export function Page() {
  const t = useWords('calendars')
  const tProblems = useWords('common.problems')
  const canKeep = useMay()('calendars.keep')
  const { name } = useParams()
  if (name === undefined && !canKeep) {
    return <NothingHere title={t('page.new')} text={tProblems('not_permitted')} />
  }
  return (
    <TablePage
      title={name ?? t('page.new')}
      actions={
        <Anchor component={Link} to={paths.calendars} size="sm">
          {t('page.back')}
        </Anchor>
      }
    >
      {name ? (
        <Known name={name} />
      ) : (
        <CalendarEditor calendar={null} isPast={false} isReadOnly={false} />
      )}
    </TablePage>
  )
}

function Known({ name }: { name: string }) {
  const t = useWords('calendars')
  const failure = useFailure()
  const canKeep = useMay()('calendars.keep')
  const [search] = useSearchParams()
  const calendar = useQuery(calendarQuery(name, search.get('version')))
  if (calendar.isPending) return <ListSkeleton />
  if (calendar.isError) {
    return (
      <Failed
        title={t('page.failed')}
        {...failure(calendar.error)}
        onRetry={() => void calendar.refetch()}
      />
    )
  }
  const isPast = calendar.data.version !== calendar.data.versions[0]?.version
  return (
    <>
      {!canKeep && (
        <Text size="sm" c="dimmed" p="sm">
          {t('page.readOnly')}
        </Text>
      )}
      <CalendarEditor
        key={`${name} ${calendar.data.version}`}
        calendar={calendar.data}
        isPast={isPast}
        isReadOnly={!canKeep || isPast}
      />
    </>
  )
}
