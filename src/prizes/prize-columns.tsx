import { Link } from 'react-router'
import type { Prize, PrizeState } from '../../contract/prizes.ts'
import { formatDate, formatMoment } from '../ui/dates.ts'
import { formatMoney } from '../ui/money.ts'
import { rowColumns, type RowColumns } from '../ui/list/RowList.tsx'
import { paths } from '../ui/paths.ts'
import { StateBadge, type Tone } from '../ui/StateBadge.tsx'
import { useWords } from '../ui/words.ts'
import { ReleaseButton } from './ReleaseButton.tsx'

type T = ReturnType<typeof useWords<'prizes'>>

const tones: Record<PrizeState, Tone> = {
  to_confirm: 'warn',
  held: 'plain',
  awaiting_code: 'warn',
  issued: 'good',
  dispatch: 'busy',
}

/** @param address URL of the list, so that a prize opens on top of it */
export function prizeColumns(t: T, address: string): RowColumns<Prize> {
  const column = rowColumns<Prize>()
  return column.columns([
    column.accessor('claim', {
      header: t('columns.claim'),
      meta: { track: '88px' },
      cell: ({ row: { original: prize } }) => (
        <Link
          to={paths.claim(prize.claim)}
          aria-label={t('row', {
            number: prize.claim,
            prize: prize.name,
            member: prize.memberName,
          })}
        >
          {prize.claim}
        </Link>
      ),
    }),
    column.accessor('state', {
      header: t('columns.state'),
      meta: { track: '148px' },
      cell: ({ row: { original } }) => (
        <StateBadge tone={troubleOf(original) ? 'bad' : tones[original.state]}>
          {t(`states.${troubleOf(original) ?? original.state}`)}
        </StateBadge>
      ),
    }),
    column.accessor('name', {
      header: t('columns.prize'),
      meta: { track: 'minmax(130px, 1.8fr)' },
    }),
    column.accessor('worth', {
      header: t('columns.worth'),
      meta: { track: '100px', align: 'end' },
      cell: ({ getValue }) => {
        const worth = getValue()
        return worth && formatMoney(worth)
      },
    }),
    column.accessor('promotion', {
      header: t('columns.promotion'),
      meta: { track: 'minmax(130px, 1.1fr)', from: 1215 },
      cell: ({ getValue }) => getValue().name,
    }),
    column.accessor('memberName', {
      header: t('columns.member'),
      meta: { track: 'minmax(110px, 1.1fr)' },
      cell: ({ row: { original } }) => <span title={original.email}>{original.memberName}</span>,
    }),
    column.accessor('approvedAt', {
      header: t('columns.approved'),
      meta: { track: '132px', align: 'end', from: 985 },
      cell: ({ getValue }) => formatMoment(getValue()),
    }),
    column.accessor('approvedBy', {
      header: t('columns.by'),
      meta: { track: 'minmax(104px, 0.8fr)', from: 1090 },
    }),
    column.display({
      id: 'release',
      header: t('columns.release'),
      meta: { track: '140px', align: 'end' },
      cell: ({ row: { original } }) => <ReleaseCell prize={original} address={address} />,
    }),
  ])
}

/** A problem that its state does not show. */
function troubleOf({ state, codeState, secondPerson }: Prize): 'bounced' | 'refused' | null {
  if (codeState === 'bounced') return 'bounced'
  return state === 'to_confirm' && secondPerson?.refusal ? 'refused' : null
}

function ReleaseCell({ prize, address }: { prize: Prize; address: string }) {
  const t = useWords('prizes')
  if (prize.canConfirm) {
    return (
      <Link to={paths.claim(prize.claim)} aria-label={t('lookOf', { number: prize.claim })}>
        {t('look')}
      </Link>
    )
  }
  if (prize.isOwnApproval) return t('ownApproval')
  if (prize.canRelease) return <ReleaseButton prize={prize} />
  if (prize.codeLast4) {
    return (
      <Link to={{ search: withOpen(address, prize.claim) }}>
        {t('code', { last4: prize.codeLast4 })}
      </Link>
    )
  }
  if (prize.state === 'held' && prize.releasableFrom) {
    return t('releasableFrom', { date: formatDate(prize.releasableFrom) })
  }
  return null
}

function withOpen(address: string, number: string): string {
  const parameters = new URLSearchParams(address)
  parameters.set('open', number)
  return parameters.toString()
}
