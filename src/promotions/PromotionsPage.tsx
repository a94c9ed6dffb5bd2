import { Anchor, Button, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { Promotion } from '../../contract/promotions.ts'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { Failed } from '../ui/Failed.tsx'
import { formatWholeDate } from '../ui/dates.ts'
import { lazyWithWords } from '../ui/lazy-with-words.ts'
import { ListEmpty } from '../ui/list/ListEmpty.tsx'
import { ListSkeleton } from '../ui/list/ListSkeleton.tsx'
import { TablePage } from '../ui/list/TablePage.tsx'
import { pageTable } from '../ui/list/page-table.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import { currentPromotionsQuery } from './promotion-queries.ts'

const PhrasesSheet = lazyWithWords('review', () => import('../claims/phrases/PhrasesSheet.tsx'))

/** Every promotion, latest end first. */
export function Page() {
  const t = useWords('promotions')
  const canKeep = useMay()('promotions.keep')
  const failure = useFailure()
  const [arePhrasesOpen, setArePhrasesOpen] = useState(false)
  const promotions = useQuery(currentPromotionsQuery)
  return (
    <TablePage
      title={t('title')}
      actions={
        <>
          <Button variant="default" size="compact-md" onClick={() => setArePhrasesOpen(true)}>
            {t('phrases')}
          </Button>
          {canKeep && (
            <Button component={Link} to={paths.newPromotion} size="compact-md">
              {t('add')}
            </Button>
          )}
        </>
      }
    >
      <Suspense>
        {arePhrasesOpen && <PhrasesSheet onClose={() => setArePhrasesOpen(false)} />}
      </Suspense>
      {promotions.isPending && <ListSkeleton />}
      {promotions.isError && (
        <Failed
          title={t('failed')}
          {...failure(promotions.error)}
          onRetry={() => void promotions.refetch()}
        />
      )}
      {promotions.data?.length === 0 && <ListEmpty title={t('emptyTitle')} text={t('empty')} />}
      {promotions.data && promotions.data.length > 0 && (
        <PromotionTable promotions={promotions.data} />
      )}
    </TablePage>
  )
}

const columns = [
  'name',
  'regions',
  'period',
  'redeemUntil',
  'categories',
  'prizes',
  'release',
  'claims',
] as const

function PromotionTable({ promotions }: { promotions: Promotion[] }) {
  const t = useWords('promotions')
  const tc = useWords('common.categories')
  return (
    <Table {...pageTable}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column} ta={column === 'claims' ? 'right' : 'left'}>
              {t(`columns.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {promotions.map((promotion) => (
          <Table.Tr key={promotion.id}>
            <Table.Td>
              <Anchor component={Link} to={paths.promotion(promotion.id)} size="sm" fw={500}>
                {promotion.name}
              </Anchor>
            </Table.Td>
            <Table.Td>{promotion.regions.join(', ')}</Table.Td>
            <Table.Td>
              {t('period', {
                from: formatWholeDate(promotion.purchaseFrom),
                to: formatWholeDate(promotion.purchaseTo),
              })}
            </Table.Td>
            <Table.Td>{formatWholeDate(promotion.redeemUntil)}</Table.Td>
            <Table.Td>
              {promotion.categories.map((category) => tc(category)).join(', ') ||
                t('allCategories')}
            </Table.Td>
            <Table.Td>{promotion.prizes.map(({ name }) => name).join(', ')}</Table.Td>
            <Table.Td>{t(`releases.${promotion.release}`)}</Table.Td>
            <Table.Td ta="right">{promotion.claims}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
