import { Button, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Workload } from '../../contract/reassign.ts'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { formatDay } from '../ui/dates.ts'
import { Failed } from '../ui/Failed.tsx'
import { ListEmpty } from '../ui/list/ListEmpty.tsx'
import { ListPage } from '../ui/list/ListPage.tsx'
import { pageTable } from '../ui/list/page-table.ts'
import { ListSkeleton } from '../ui/list/ListSkeleton.tsx'
import { StateBadge } from '../ui/StateBadge.tsx'
import { useWords } from '../ui/words.ts'
import { queueBehind } from './board-search.ts'
import classes from './PeoplePage.module.css'
import { ReassignDialog } from './ReassignDialog.tsx'
import { SharingRules } from './SharingRules.tsx'
import { SupervisionTabs } from './SupervisionTabs.tsx'
import { sharingQuery, workloadsQuery } from './supervision-queries.ts'
import { WorkloadForm } from './WorkloadForm.tsx'

/** Each person's claims, limits and absence. */
export function Page() {
  const t = useWords('supervision.people')
  const failure = useFailure()
  const people = useQuery(workloadsQuery)
  const sharing = useQuery(sharingQuery)
  return (
    <ListPage title={t('title')} views={<SupervisionTabs />}>
      <div className={classes.people}>
        {people.isPending && <ListSkeleton />}
        {people.isError && (
          <Failed
            title={t('failed')}
            {...failure(people.error)}
            onRetry={() => void people.refetch()}
          />
        )}
        {people.data?.length === 0 && <ListEmpty title={t('emptyTitle')} text={t('empty')} />}
        {people.data && people.data.length > 0 && <PeopleTable people={people.data} />}
        {people.data && sharing.isError && (
          <Failed
            title={t('sharingFailed')}
            {...failure(sharing.error)}
            onRetry={() => void sharing.refetch()}
          />
        )}
        {people.data && sharing.data && <SharingRules terms={sharing.data} />}
      </div>
    </ListPage>
  )
}

const columns = ['name', 'open', 'overdue', 'leases', 'languages', 'cap', 'absence'] as const
const numbers: readonly string[] = ['open', 'overdue', 'leases', 'cap']

function PeopleTable({ people }: { people: Workload[] }) {
  const t = useWords('supervision.people')
  const tl = useWords('supervision.languages')
  const canAct = useMay()('supervision.act')
  const [edited, setEdited] = useState<Workload | null>(null)
  const [freed, setFreed] = useState<Workload | null>(null)
  return (
    <>
      <Table {...pageTable}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} ta={numbers.includes(column) ? 'right' : 'left'}>
                {t(`columns.${column}`)}
              </Table.Th>
            ))}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td fw={500}>{one.name}</Table.Td>
              <Table.Td ta="right">
                <Count count={one.open} to={queueBehind({ assignee: one.id })} />
              </Table.Td>
              <Table.Td ta="right" c={one.overdue > 0 ? 'red' : ''}>
                <Count
                  count={one.overdue}
                  to={queueBehind({ assignee: one.id }, { due: 'overdue' })}
                />
              </Table.Td>
              <Table.Td ta="right">{one.leases}</Table.Td>
              <Table.Td>
                {one.languages.map((language) => tl(language)).join(', ') || t('everyLanguage')}
              </Table.Td>
              <Table.Td ta="right">{one.cap ?? '—'}</Table.Td>
              <Table.Td>
                <Absence person={one} />
              </Table.Td>
              <Table.Td ta="right">
                {canAct && (
                  <>
                    {one.open > 0 && (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        aria-label={t('giveAwayOf', { name: one.name })}
                        onClick={() => setFreed(one)}
                      >
                        {t('giveAway')}
                      </Button>
                    )}
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={t('editOf', { name: one.name })}
                      onClick={() => setEdited(one)}
                    >
                      {t('edit')}
                    </Button>
                  </>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {edited && <WorkloadForm person={edited} onClose={() => setEdited(null)} />}
      {freed && (
        <ReassignDialog
          from={{ name: freed.name, search: { assignee: freed.id }, due: [] }}
          onClose={() => setFreed(null)}
        />
      )}
    </>
  )
}

function Count({ count, to }: { count: number; to: string }) {
  return count > 0 ? <Link to={to}>{count}</Link> : 0
}

function Absence({ person }: { person: Workload }) {
  const t = useWords('supervision.people')
  const { absentFrom, absentUntil, isAbsent, freed } = person
  if (!absentFrom || !absentUntil) return null
  const dates = { from: formatDay(absentFrom), until: formatDay(absentUntil) }
  return isAbsent ? (
    <>
      <StateBadge tone="warn">{t('away', dates)}</StateBadge>
      {freed !== null && freed > 0 && (
        <Text size="xs" c="dimmed">
          {t('freed', { freed })}
        </Text>
      )}
    </>
  ) : (
    <Text size="sm" c="dimmed">
      {t('awayThen', dates)}
    </Text>
  )
}
