import { Button, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StaffMember } from '../../contract/staff.ts'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { Failed } from '../ui/Failed.tsx'
import { ListSkeleton } from '../ui/list/ListSkeleton.tsx'
import { ListPage } from '../ui/list/ListPage.tsx'
import { pageTable } from '../ui/list/page-table.ts'
import { formatMoment } from '../ui/dates.ts'
import { StateBadge } from '../ui/StateBadge.tsx'
import { useWords } from '../ui/words.ts'
import { StaffForm } from './StaffForm.tsx'
import { StaffTabs } from './StaffTabs.tsx'
import classes from './StaffPage.module.css'
import { staffQuery } from './staff-queries.ts'

/**
 * Everyone with an account. Administrators invite, change and disable; nobody sets another person's
 * password.
 */
export function Page() {
  const t = useWords('staff')
  const canKeep = useMay()('staff.keep')
  const failure = useFailure()
  const staff = useQuery(staffQuery)
  const [edited, setEdited] = useState<StaffMember | 'new' | null>(null)

  return (
    <ListPage
      title={t('title')}
      views={<StaffTabs />}
      actions={
        canKeep && (
          <Button size="compact-md" onClick={() => setEdited('new')}>
            {t('invite')}
          </Button>
        )
      }
    >
      <div className={classes.table}>
        {staff.isPending && <ListSkeleton />}
        {staff.isError && (
          <Failed
            title={t('failed')}
            {...failure(staff.error)}
            onRetry={() => void staff.refetch()}
          />
        )}
        {staff.data && <StaffTable staff={staff.data} onEdit={canKeep ? setEdited : undefined} />}
        {edited && <StaffForm edited={edited} onClose={() => setEdited(null)} />}
      </div>
    </ListPage>
  )
}

interface StaffTableProps {
  staff: StaffMember[]
  onEdit: ((person: StaffMember) => void) | undefined
}

function StaffTable({ staff, onEdit }: StaffTableProps) {
  const t = useWords('staff')
  const tr = useWords('common.roles')
  return (
    <Table {...pageTable}>
      <Table.Thead>
        <Table.Tr>
          {(['name', 'email', 'roles', 'state', 'lastSeen'] as const).map((column) => (
            <Table.Th key={column}>{t(`columns.${column}`)}</Table.Th>
          ))}
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {staff.map((person) => (
          <Table.Tr key={person.id}>
            <Table.Td fw={500}>{person.name}</Table.Td>
            <Table.Td>{person.email}</Table.Td>
            <Table.Td>{person.roles.map((role) => tr(role)).join(', ')}</Table.Td>
            <Table.Td>
              <AccountState person={person} />
            </Table.Td>
            <Table.Td>{person.lastSeenAt ? formatMoment(person.lastSeenAt) : t('never')}</Table.Td>
            <Table.Td ta="right">
              {onEdit && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('edit', { name: person.name })}
                  onClick={() => onEdit(person)}
                >
                  {t('change')}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function AccountState({ person }: { person: StaffMember }) {
  const t = useWords('staff.states')
  if (person.pending.length > 0) return <StateBadge tone="plain">{t('pending')}</StateBadge>
  const ended = person.endedInvitation
  if (ended)
    return (
      <StateBadge tone={ended === 'refused' ? 'bad' : 'plain'}>
        {t(`invitation.${ended}`)}
      </StateBadge>
    )
  const state = person.isDisabled ? 'disabled' : person.hasPassword ? 'active' : 'invited'
  const tone = ({ disabled: 'bad', active: 'good', invited: 'plain' } as const)[state]
  return <StateBadge tone={tone}>{t(state)}</StateBadge>
}
