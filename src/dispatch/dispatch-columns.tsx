import { Link } from 'react-router'
import { fullName } from '../../contract/names.ts'
import type { Shipment, ShipmentState } from '../../contract/shipments.ts'
import { DeadlineMark } from '../claims/DeadlineMark.tsx'
import { rowColumns, type RowColumns } from '../ui/list/RowList.tsx'
import { StateBadge, type Tone } from '../ui/StateBadge.tsx'
import type { useWords } from '../ui/words.ts'

type T = ReturnType<typeof useWords<'dispatch'>>

const tones: Record<ShipmentState, Tone> = {
  to_pack: 'plain',
  packed: 'busy',
  shipped: 'busy',
  delivered: 'good',
  returned: 'warn',
  lost: 'bad',
}

/** @param address URL of the list, so that a parcel opens on top of it */
export function dispatchColumns(t: T, address: string): RowColumns<Shipment> {
  const column = rowColumns<Shipment>()
  return column.columns([
    column.accessor('deadline', {
      header: t('columns.due'),
      meta: { track: '104px' },
      cell: ({ getValue }) => <DeadlineMark deadline={getValue()} />,
    }),
    column.accessor('claim', {
      header: t('columns.claim'),
      meta: { track: '88px' },
      cell: ({ row: { original } }) => (
        <Link
          to={{ search: withOpen(address, original.claim) }}
          aria-label={t('row', {
            number: original.claim,
            prize: original.prizeName,
            recipient: nameOf(original),
          })}
        >
          {original.claim}
        </Link>
      ),
    }),
    column.display({
      id: 'state',
      header: t('columns.state'),
      meta: { track: '104px' },
      cell: ({ row: { original } }) => (
        <StateBadge tone={tones[original.state]}>{t(`states.${original.state}`)}</StateBadge>
      ),
    }),
    column.accessor('prizeName', {
      header: t('columns.prize'),
      meta: { track: 'minmax(150px, 1.3fr)' },
    }),
    column.accessor(nameOf, {
      id: 'recipient',
      header: t('columns.recipient'),
      meta: { track: 'minmax(140px, 1.2fr)' },
      cell: ({ row: { original } }) => (
        <>
          {original.unprintable.length > 0 && (
            <StateBadge tone="warn">{t('unprintable')}</StateBadge>
          )}{' '}
          {nameOf(original)}
        </>
      ),
    }),
    column.accessor(
      (shipment) => [shipment.recipient.city, shipment.region].filter(Boolean).join(', '),
      {
        id: 'place',
        header: t('columns.place'),
        meta: { track: 'minmax(120px, 1fr)', from: 960 },
      },
    ),
    column.accessor((shipment) => shipment.promotion.name, {
      id: 'promotion',
      header: t('columns.promotion'),
      meta: { track: 'minmax(140px, 1.2fr)', from: 1115 },
    }),
    column.accessor(trackingOf, {
      id: 'tracking',
      header: t('columns.tracking'),
      meta: { track: 'minmax(150px, 1.1fr)' },
    }),
  ])
}

const nameOf = ({ recipient }: Shipment) => fullName(recipient)

const trackingOf = ({ carrier, trackingNumbers }: Shipment) =>
  carrier ? `${carrier.name} ${trackingNumbers.join(', ')}` : ''

function withOpen(address: string, number: string): string {
  const parameters = new URLSearchParams(address)
  parameters.set('open', number)
  return parameters.toString()
}
