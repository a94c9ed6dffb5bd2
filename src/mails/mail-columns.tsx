import { Link } from 'react-router'
import type { MailState } from '../../contract/mail-kinds.ts'
import type { MailRow } from '../../contract/mails.ts'
import { formatMoment } from '../ui/dates.ts'
import { rowColumns, type RowColumns } from '../ui/list/RowList.tsx'
import { paths } from '../ui/paths.ts'
import { StateBadge, type Tone } from '../ui/StateBadge.tsx'
import type { useWords } from '../ui/words.ts'

type T = ReturnType<typeof useWords<'mails'>>

const tones: Record<MailState, Tone> = {
  waiting: 'busy',
  sent: 'good',
  stuck: 'bad',
  kept: 'plain',
  withdrawn: 'plain',
}

/** @param address URL of the list, so that a mail opens on top of it */
export function mailColumns(t: T, address: string): RowColumns<MailRow> {
  const column = rowColumns<MailRow>()
  return column.columns([
    column.accessor('createdAt', {
      header: t('columns.created'),
      meta: { track: '132px' },
      cell: ({ getValue }) => formatMoment(getValue()),
    }),
    column.display({
      id: 'state',
      header: t('columns.state'),
      meta: { track: '120px' },
      cell: ({ row: { original } }) => (
        <StateBadge tone={tones[original.state]}>{t(`states.${original.state}`)}</StateBadge>
      ),
    }),
    column.accessor('claim', { header: t('columns.claim'), meta: { track: '88px' } }),
    column.accessor('kind', {
      header: t('columns.kind'),
      meta: { track: '140px' },
      cell: ({ row: { original } }) => (
        <Link
          to={{ pathname: paths.mail(original.id), search: address }}
          aria-label={t('row', { kind: t(`kinds.${original.kind}`), to: original.to })}
        >
          {t(`kinds.${original.kind}`)}
        </Link>
      ),
    }),
    column.accessor('to', { header: t('columns.to'), meta: { track: 'minmax(116px, 1fr)' } }),
    column.accessor('subject', {
      header: t('columns.subject'),
      meta: { track: 'minmax(160px, 2fr)' },
    }),
  ])
}
