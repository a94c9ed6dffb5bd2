import { Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { VaultEvent } from '../../../contract/codes.ts'
import { useFailure } from '../../api/problem-words.ts'
import { formatMoment } from '../../ui/dates.ts'
import { TableArea } from '../../ui/list/TableArea.tsx'
import { paths } from '../../ui/paths.ts'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { useWords } from '../../ui/words.ts'
import { vaultRecordQuery } from '../prize-queries.ts'

/** Who imported, revealed or voided codes. */
export function RecordTable() {
  const t = useWords('prizes.codes.record')
  const failure = useFailure()
  return (
    <TableArea
      query={useQuery(vaultRecordQuery)}
      label={t('what')}
      columns={(['when', 'who', 'what', 'about', 'reason'] as const).map((name) => ({
        name: t(name),
      }))}
      failed={{ title: t('failed'), describe: failure }}
      empty={{ title: t('emptyTitle'), text: t('empty') }}
      renderRow={(event) => <RecordRow key={event.id} event={event} />}
    />
  )
}

function RecordRow({ event }: { event: VaultEvent }) {
  const t = useWords('prizes.codes.record')
  const isAlarm = event.kind === 'reveal_alarm' || event.kind === 'search_alarm'
  return (
    <Table.Tr>
      <Table.Td>{formatMoment(event.at)}</Table.Td>
      <Table.Td>{event.by ?? t('desk')}</Table.Td>
      <Table.Td>
        {isAlarm ? (
          <StateBadge tone="bad">{t(`kinds.${event.kind}`)}</StateBadge>
        ) : (
          t(`kinds.${event.kind}`)
        )}
      </Table.Td>
      <Table.Td>
        {event.claim && <Link to={paths.claim(event.claim)}>{event.claim}</Link>}{' '}
        {event.last4 && t('last4', { last4: event.last4 })}
        {event.count !== null && t(isAlarm ? 'inHour' : 'count', { count: event.count })}
      </Table.Td>
      <Table.Td>{event.reason}</Table.Td>
    </Table.Tr>
  )
}
