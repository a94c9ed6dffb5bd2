import { Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CodeStock } from '../../../contract/codes.ts'
import { useFailure } from '../../api/problem-words.ts'
import { formatDate } from '../../ui/dates.ts'
import { TableArea } from '../../ui/list/TableArea.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { useWords } from '../../ui/words.ts'
import { prizeKeyOf } from '../prize-key.ts'
import { stockQuery } from '../prize-queries.ts'

const numbers = [
  'imported',
  'available',
  'reserved',
  'issued',
  'void',
  'expired',
  'awaiting',
  'perDay',
  'daysLeft',
] as const

/** The codes of each digital prize, by state, and how long they will last. */
export function StockTable() {
  const t = useWords('prizes.codes')
  const failure = useFailure()
  return (
    <TableArea
      query={useQuery(stockQuery)}
      label={t('views.stock')}
      columns={[
        { name: t('prize') },
        ...numbers.map((name) => ({ name: t(`columns.${name}`), isNumber: true })),
      ]}
      failed={{ title: t('failed'), describe: failure }}
      empty={{ title: t('emptyTitle'), text: t('empty') }}
      renderRow={(stock) => <StockRow key={prizeKeyOf(stock)} stock={stock} />}
    />
  )
}

function StockRow({ stock }: { stock: CodeStock }) {
  const t = useWords('prizes.codes')
  /** Notes beside a number. */
  const beside: Partial<Record<(typeof numbers)[number], string[]>> = {
    available: [
      ...(stock.tooShort > 0 ? [t('tooShort', { count: stock.tooShort })] : []),
      ...(stock.nextExpiry ? [t('nextExpiry', { date: formatDate(stock.nextExpiry) })] : []),
    ],
    issued: stock.bounced > 0 ? [t('bounced', { count: stock.bounced })] : [],
    awaiting: stock.heldWithout > 0 ? [t('heldWithout', { count: stock.heldWithout })] : [],
  }
  const shown = {
    ...stock,
    perDay: stock.perDay === 0 ? '' : stock.perDay,
    daysLeft: stock.daysLeft === null ? '' : t('days', { days: stock.daysLeft }),
  }
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={500}>
          {stock.prize.name}
        </Text>
        <Text size="xs" c="dimmed">
          {stock.promotion.name}
        </Text>
      </Table.Td>
      {numbers.map((name) => (
        <Table.Td key={name} ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {name === 'imported' && <AddsUp stock={stock} />} {shown[name]}
          {name === 'daysLeft' && stock.alarm && (
            <>
              {' '}
              <StateBadge tone={stock.alarm === 'empty' ? 'bad' : 'warn'}>
                {t(`alarms.${stock.alarm}`)}
              </StateBadge>
            </>
          )}
          {beside[name]?.map((line) => (
            <Text key={line} size="xs" c="dimmed">
              {line}
            </Text>
          ))}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

/** Counted in two ways: from the batches, and code by code. */
function AddsUp({ stock }: { stock: CodeStock }) {
  const t = useWords('prizes.codes')
  if (stock.imported === 0 && stock.addsUp) return null
  const label = stock.addsUp ? t('addsUp') : t('doesNotAddUp', { imported: stock.imported })
  const Icon = stock.addsUp ? IconCheck : IconAlertTriangle
  return (
    <Icon
      size={13}
      role="img"
      aria-label={label}
      color={`var(--mantine-color-${stock.addsUp ? 'teal' : 'red'}-6)`}
      style={{ verticalAlign: '-2px' }}
    >
      <title>{label}</title>
    </Icon>
  )
}
