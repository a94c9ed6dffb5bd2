import { Anchor, Button, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { CalendarRow } from '../../contract/calendars.ts'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { Failed } from '../ui/Failed.tsx'
import { formatMoment } from '../ui/dates.ts'
import { ListEmpty } from '../ui/list/ListEmpty.tsx'
import { ListSkeleton } from '../ui/list/ListSkeleton.tsx'
import { TablePage } from '../ui/list/TablePage.tsx'
import { pageTable } from '../ui/list/page-table.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import { calendarsQuery } from './calendar-queries.ts'
import { CoverageBadge } from './CoverageBadge.tsx'

/** Every calendar, with its coverage, its promotions and its open attempts. */
export function Page() {
  const t = useWords('calendars')
  const failure = useFailure()
  const canKeep = useMay()('calendars.keep')
  const calendars = useQuery(calendarsQuery)
  return (
    <TablePage
      title={t('title')}
      actions={
        canKeep && (
          <Button component={Link} to={paths.newCalendar} size="compact-md">
            {t('add')}
          </Button>
        )
      }
    >
      {calendars.isPending && <ListSkeleton />}
      {calendars.isError && (
        <Failed
          title={t('failed')}
          {...failure(calendars.error)}
          onRetry={() => void calendars.refetch()}
        />
      )}
      {calendars.data?.length === 0 && <ListEmpty title={t('emptyTitle')} text={t('empty')} />}
      {calendars.data && calendars.data.length > 0 && <CalendarTable calendars={calendars.data} />}
    </TablePage>
  )
}

const columns = ['calendar', 'coverage', 'days', 'promotions', 'open', 'version'] as const
const numbers: readonly string[] = ['days', 'open']

function CalendarTable({ calendars }: { calendars: CalendarRow[] }) {
  const t = useWords('calendars')
  return (
    <Table {...pageTable}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column} ta={numbers.includes(column) ? 'right' : 'left'}>
              {t(`columns.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {calendars.map((one) => (
          <Table.Tr key={one.calendar}>
            <Table.Td>
              <Anchor component={Link} to={paths.calendar(one.calendar)} size="sm" fw={500}>
                {one.calendar}
              </Anchor>
            </Table.Td>
            <Table.Td>
              <CoverageBadge coverage={one.coverage} />
            </Table.Td>
            <Table.Td ta="right">{one.days}</Table.Td>
            <Table.Td maw="min(420px, 24vw)">
              <Text size="sm" truncate title={one.promotions.map(({ name }) => name).join(', ')}>
                {one.promotions.map(({ name }) => name).join(', ') || t('nobody')}
              </Text>
            </Table.Td>
            <Table.Td ta="right">{one.openAttempts}</Table.Td>
            <Table.Td>
              {t('versionBy', {
                version: one.version,
                who: one.recordedBy ?? t('product'),
                when: formatMoment(one.recordedAt),
              })}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
