import { Button, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useFailure } from '../../api/problem-words.ts'
import { useMay } from '../../api/session.ts'
import { formatDate } from '../../ui/dates.ts'
import { Failed } from '../../ui/Failed.tsx'
import { ListEmpty } from '../../ui/list/ListEmpty.tsx'
import { ListSkeleton } from '../../ui/list/ListSkeleton.tsx'
import tableClasses from '../../ui/list/TablePage.module.css'
import { useWords } from '../../ui/words.ts'
import { releasesQuery } from '../prize-queries.ts'
import { pageTable } from '../../ui/list/page-table.ts'
import { ReleaseRuns } from './ReleaseRuns.tsx'

/** Promotions with held prizes, and the releases that were started. */
export function HeldTable({ onRehearse }: { onRehearse(promotion: string): void }) {
  const t = useWords('prizes.releases')
  const failure = useFailure()
  const query = useQuery(releasesQuery)
  return (
    <div className={tableClasses.table}>
      {query.isPending && <ListSkeleton />}
      {query.isError && (
        <Failed
          title={t('failed')}
          {...failure(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data && query.data.held.length === 0 && (
        <ListEmpty title={t('noneTitle')} text={t('none')} />
      )}
      {query.data && query.data.held.length > 0 && (
        <HeldPromotions held={query.data.held} onRehearse={onRehearse} />
      )}
      {query.data && (
        <>
          <Title order={2} size="sm" px="md" pt="lg" pb={4}>
            {t('runs')}
          </Title>
          {query.data.releases.length === 0 ? (
            <Text size="sm" c="dimmed" px="md">
              {t('noRuns')}
            </Text>
          ) : (
            <ReleaseRuns releases={query.data.releases} />
          )}
        </>
      )}
    </div>
  )
}

interface HeldPromotionsProps {
  held: {
    promotion: { id: string; name: string }
    count: number
    releasableFrom: string
    isOver: boolean
  }[]
  onRehearse(promotion: string): void
}

function HeldPromotions({ held, onRehearse }: HeldPromotionsProps) {
  const t = useWords('prizes.releases')
  const canRelease = useMay()('prizes.release')
  return (
    <Table {...pageTable} aria-label={t('held')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('promotion')}</Table.Th>
          <Table.Th ta="right">{t('held')}</Table.Th>
          <Table.Th>{t('from')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {held.map(({ promotion, count, releasableFrom, isOver }) => (
          <Table.Tr key={promotion.id}>
            <Table.Td fw={500}>{promotion.name}</Table.Td>
            <Table.Td ta="right">{count}</Table.Td>
            <Table.Td c={isOver ? '' : 'dimmed'}>{formatDate(releasableFrom)}</Table.Td>
            <Table.Td ta="right">
              {canRelease && (
                <Button
                  size="compact-xs"
                  variant={isOver ? 'light' : 'default'}
                  aria-label={t('rehearseOf', { name: promotion.name })}
                  onClick={() => onRehearse(promotion.id)}
                >
                  {t('rehearse')}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
