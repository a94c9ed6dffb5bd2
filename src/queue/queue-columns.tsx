import { Suspense } from 'react'
import { Link } from 'react-router'
import { decidedViews, type QueueRow, type QueueView } from '../../contract/queue.ts'
import { ChecksMark } from '../claims/ChecksMark.tsx'
import { DeadlineMark } from '../claims/DeadlineMark.tsx'
import { SerialNumber } from '../claims/SerialNumber.tsx'
import { TagMarks } from '../claims/TagMarks.tsx'
import { WhoMark } from '../claims/WhoMark.tsx'
import { formatDate, formatMoment, formatMomentThere, formatRecent } from '../ui/dates.ts'
import { lazyOrWithout } from '../ui/lazy-with-words.ts'
import { rowColumns, type RowColumns } from '../ui/list/RowList.tsx'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './queue-columns.module.css'

// Only one view shows it, and not the first.
const ClaimStateBadge = lazyOrWithout('common', async () => ({
  default: (await import('../claims/ClaimStateBadge.tsx')).ClaimStateBadge,
}))

const FoundIn = lazyOrWithout('common', () => import('../claims/FoundIn.tsx'))

type T = ReturnType<typeof useWords<'common'>>

/**
 * Columns of the queue, most important first. A claim's link keeps the queue's URL.
 *
 * @param isProductHidden where a search found a claim is then shown beside its number
 */
export function queueColumns(
  t: T,
  address: string,
  view: QueueView,
  isProductHidden = false,
): RowColumns<QueueRow> {
  const column = rowColumns<QueueRow>()
  const isDecided = decidedViews.includes(view)
  // What other columns take: the least important ones have to wait for as many pixels more.
  const more = isDecided ? 32 : view === 'all' ? 176 : 70
  return column.columns([
    view === 'asked_again'
      ? column.accessor('answerBy', {
          header: t('queue.columns.answerBy'),
          meta: { track: '136px' },
          cell: ({ row: { original } }) => <AnswerByCell claim={original} />,
        })
      : isDecided
        ? column.accessor('decided', {
            header: t('queue.columns.decided'),
            meta: { track: '136px' },
            cell: ({ row: { original } }) => <DecidedCell claim={original} />,
          })
        : column.accessor('deadline', {
            header: t('queue.columns.due'),
            meta: { track: '104px' },
            cell: ({ getValue }) => <DeadlineMark deadline={getValue()} />,
          }),
    column.accessor('number', {
      header: t('queue.columns.claim'),
      meta: { track: isProductHidden ? '116px' : '88px' },
      cell: ({ row: { original } }) => (
        <span className={classes.product}>
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
          {isProductHidden && <Found claim={original} />}
        </span>
      ),
    }),
    ...(isDecided
      ? []
      : [
          column.accessor('checks', {
            header: t('queue.columns.checks'),
            meta: { track: '58px', from: view === 'all' ? 910 : 0 },
            cell: ({ getValue }) => {
              const checks = getValue()
              return checks && <ChecksMark checks={checks} />
            },
          }),
        ]),
    ...(view === 'all'
      ? [
          column.accessor('state', {
            header: t('queue.columns.state'),
            meta: { track: '92px' },
            cell: ({ row: { original } }) => (
              <Suspense>
                <ClaimStateBadge state={original.state} isInReview={original.lease !== null} />
              </Suspense>
            ),
          }),
        ]
      : []),
    column.accessor('memberName', {
      header: t('queue.columns.member'),
      meta: { track: 'minmax(116px, 1fr)' },
      cell: ({ row: { original } }) => <span title={original.email}>{original.memberName}</span>,
    }),
    column.accessor('productName', {
      header: t('queue.columns.product'),
      meta: { track: 'minmax(130px, 1.7fr)' },
      cell: ({ row: { original } }) => (
        <span className={classes.product}>
          <span className={classes.name} title={original.productName}>
            {original.productName}
          </span>
          <Found claim={original} />
          <TagMarks tags={original.tags} />
        </span>
      ),
    }),
    column.accessor('serialNumber', {
      header: t('queue.columns.serialNumber'),
      meta: { track: '136px' },
      cell: ({ getValue }) => <SerialNumber value={getValue()} />,
    }),
    column.accessor('promotion', {
      header: t('queue.columns.promotion'),
      meta: { track: 'minmax(104px, 1.1fr)', from: 1030 + more },
      cell: ({ getValue }) => <span title={getValue().name}>{getValue().name}</span>,
    }),
    column.accessor('region', {
      header: t('queue.columns.region'),
      meta: { track: '50px', from: 1096 + more },
    }),
    column.accessor('attempt', {
      header: t('queue.columns.attempt'),
      meta: { track: '56px', align: 'end', from: 790 + more },
      cell: ({ getValue }) => (
        <span className={getValue() > 1 ? classes.again : undefined}>{getValue()}</span>
      ),
    }),
    column.display({
      id: 'who',
      header: t('queue.columns.who'),
      meta: { track: '28px' },
      cell: ({ row: { original } }) => <WhoCell claim={original} isDecided={isDecided} />,
    }),
    column.accessor('submittedAt', {
      header: t('queue.columns.submitted'),
      meta: { track: '104px', align: 'end', from: 912 + more },
      cell: ({ row: { original } }) => (
        <span title={formatMomentThere(original.submittedAt, original.deadline.zone)}>
          {formatRecent(original.submittedAt)}
        </span>
      ),
    }),
  ])
}

function Found({ claim: { foundIn } }: { claim: QueueRow }) {
  return (
    foundIn.length > 0 && (
      <Suspense>
        <FoundIn places={foundIn} />
      </Suspense>
    )
  )
}

/** The last date to answer, if there is one. */
function AnswerByCell({ claim: { answerBy, decided, deadline } }: { claim: QueueRow }) {
  return (
    <span title={decided ? formatMomentThere(decided.at, deadline.zone) : undefined}>
      {answerBy ? formatDate(answerBy) : '–'}
    </span>
  )
}

function DecidedCell({ claim: { decided, deadline } }: { claim: QueueRow }) {
  if (!decided) return null
  return (
    <span title={formatMomentThere(decided.at, deadline.zone)}>{formatMoment(decided.at)}</span>
  )
}

/** Who reviews the claim, else whose it is; of a decided one, who decided. */
function WhoCell({ claim, isDecided }: { claim: QueueRow; isDecided: boolean }) {
  const t = useWords('common.lease')
  const { lease, assignee, decided } = claim
  if (isDecided && decided) {
    return <WhoMark name={decided.by.name} words={t('decidedBy', { name: decided.by.name })} />
  }
  const name = lease?.holder.name ?? assignee?.name
  if (!name) return null
  const words = [
    lease && (lease.isMine ? t('mine') : t('by', { name: lease.holder.name })),
    assignee && t('assigned', { name: assignee.name }),
  ]
  return <WhoMark name={name} words={words.filter(Boolean).join(' · ')} isBusy={lease !== null} />
}
