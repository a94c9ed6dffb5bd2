import { Button, Loader, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CodeStock as Stock } from '../../contract/prizes.ts'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failed } from '../ui/Failed.tsx'
import { useWords } from '../ui/words.ts'
import { prizeKeyOf } from './prize-key.ts'
import { LoadCodes } from './LoadCodes.tsx'
import { stockQuery } from './prize-queries.ts'

/** How many codes each digital prize has, and loading more. Never a code itself. */
export function CodeStock({ onClose }: { onClose(): void }) {
  const t = useWords('prizes.codes')
  const failure = useFailure()
  const stock = useQuery(stockQuery)
  const [loading, setLoading] = useState<Stock | null>(null)
  return (
    <Dialog
      // Another step is another dialog: the focus goes into it, and back.
      key={loading ? 'load' : 'stock'}
      onClose={onClose}
      title={loading ? t('addTitle', { prize: loading.prize.name }) : t('title')}
      size="xl"
      // What was pasted is not thrown away by a slip.
      closeOnClickOutside={!loading}
      closeOnEscape={!loading}
    >
      {loading ? (
        <LoadCodes stock={loading} onDone={() => setLoading(null)} />
      ) : (
        <>
          {stock.isPending && <Loader size="sm" />}
          {stock.isError && <Failed title={t('failed')} text={failure(stock.error).text} />}
          {stock.data?.length === 0 && <Text size="sm">{t('empty')}</Text>}
          {stock.data && stock.data.length > 0 && (
            <StockTable stock={stock.data} onLoad={setLoading} />
          )}
        </>
      )}
    </Dialog>
  )
}

function StockTable({ stock, onLoad }: { stock: Stock[]; onLoad(of: Stock): void }) {
  const t = useWords('prizes.codes')
  const canKeep = useMay()('codes.keep')
  const numbers = ['imported', 'available', 'issued', 'awaiting'] as const
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('promotion')}</Table.Th>
          <Table.Th>{t('prize')}</Table.Th>
          {numbers.map((name) => (
            <Table.Th key={name} ta="right">
              {t(name)}
            </Table.Th>
          ))}
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {stock.map((one) => (
          <Table.Tr key={prizeKeyOf(one)}>
            <Table.Td>{one.promotion.name}</Table.Td>
            <Table.Td>{one.prize.name}</Table.Td>
            {numbers.map((name) => (
              <Table.Td
                key={name}
                ta="right"
                fw={isShort(one, name) ? 700 : 400}
                c={isShort(one, name) ? 'red' : ''}
              >
                {one[name]}
              </Table.Td>
            ))}
            <Table.Td ta="right">
              {canKeep && (
                <Button size="compact-xs" variant="light" onClick={() => onLoad(one)}>
                  {t('add')}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Somebody waits and there is nothing to give. */
const isShort = (stock: Stock, column: string) => column === 'awaiting' && stock.awaiting > 0
