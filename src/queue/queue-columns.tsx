import { Link } from 'react-router'
import type { QueueRow } from '../../contract/queue.ts'
import { ClaimStateBadge } from '../claims/ClaimStateBadge.tsx'
import { DeadlineMark } from '../claims/DeadlineMark.tsx'
import { SerialNumber } from '../claims/SerialNumber.tsx'
import { TagMarks } from '../claims/TagMarks.tsx'
import { formatMoment, formatRecent } from '../ui/dates.ts'
import { rowColumns, type RowColumns } from '../ui/list/RowList.tsx'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './queue-columns.module.css'

type T = ReturnType<typeof useWords<'common'>>

/** Columns of the queue, most important first. A claim's link keeps the queue's URL. */
export function queueColumns(t: T, address: string): RowColumns<QueueRow> {
  const column = rowColumns<QueueRow>()
  return column.columns([
    column.accessor('deadline', {
      header: t('queue.columns.due'),
      meta: { track: '164px' },
      cell: ({ getValue }) => <DeadlineMark deadline={getValue()} />,
    }),
    column.accessor('number', {
      header: t('queue.columns.claim'),
      meta: { track: '88px' },
      cell: ({ row: { original } }) => (
        <Link
          to={{ pathname: paths.claim(original.number), search: address }}
          aria-label={t('queue.rowLabel', {
            number: original.number,
            member: original.memberName,
            product: original.productName,
          })}
        >
          {original.number}
        </Link>
      ),
    }),
    column.accessor('state', {
      header: t('queue.columns.state'),
      meta: { track: '104px' },
      cell: ({ row: { original } }) => <StateCell claim={original} />,
    }),
    column.accessor('productName', {
      header: t('queue.columns.product'),
      meta: { track: 'minmax(160px, 1.7fr)' },
      cell: ({ row: { original } }) => (
        <span className={classes.product}>
          <span className={classes.name} title={original.productName}>
            {original.productName}
          </span>
          <TagMarks tags={original.tags} />
        </span>
      ),
    }),
    column.accessor('serialNumber', {
      header: t('queue.columns.serialNumber'),
      meta: { track: '136px' },
      cell: ({ getValue }) => <SerialNumber value={getValue()} />,
    }),
    column.accessor('memberName', {
      header: t('queue.columns.member'),
      meta: { track: 'minmax(116px, 1fr)' },
      cell: ({ row: { original } }) => <span title={original.email}>{original.memberName}</span>,
    }),
    column.accessor('promotion', {
      header: t('queue.columns.promotion'),
      meta: { track: 'minmax(104px, 1.1fr)' },
      cell: ({ getValue }) => <span title={getValue().name}>{getValue().name}</span>,
    }),
    column.accessor('region', {
      header: t('queue.columns.region'),
      meta: { track: '50px' },
    }),
    column.accessor('attempt', {
      header: t('queue.columns.attempt'),
      meta: { track: '56px', align: 'end' },
      cell: ({ getValue }) => (
        <span className={getValue() > 1 ? classes.again : undefined}>{getValue()}</span>
      ),
    }),
    column.accessor('submittedAt', {
      header: t('queue.columns.submitted'),
      meta: { track: '104px', align: 'end' },
      cell: ({ row: { original } }) => (
        <span title={formatMoment(original.submittedAt, original.deadline.zone)}>
          {formatRecent(original.submittedAt, original.deadline.zone)}
        </span>
      ),
    }),
  ])
}

/** The claim's state, and who is reviewing it, so that nobody opens a claim a colleague has. */
function StateCell({ claim: { state, lease, assignee } }: { claim: QueueRow }) {
  const t = useWords('common.lease')
  const who = [
    lease && (lease.isMine ? t('mine') : t('by', { name: lease.holder.name })),
    assignee && t('assigned', { name: assignee.name }),
  ]
  return (
    <span title={who.filter(Boolean).join(' · ') || undefined}>
      <ClaimStateBadge state={state} isInReview={lease !== null} />
    </span>
  )
}
