import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { Failed } from '../ui/Failed.tsx'
import { ListEmpty } from '../ui/list/ListEmpty.tsx'
import { ListSkeleton } from '../ui/list/ListSkeleton.tsx'
import { TablePage } from '../ui/list/TablePage.tsx'
import { NothingHere } from '../ui/NothingHere.tsx'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import { PromotionEditor } from './PromotionEditor.tsx'
import { currentPromotionsQuery } from './promotion-queries.ts'

/** One promotion's terms, or a new promotion. */
export function Page() {
  const t = useWords('promotions')
  const canKeep = useMay()('promotions.keep')
  const failure = useFailure()
  const { id } = useParams()
  const promotions = useQuery(currentPromotionsQuery)
  const promotion = promotions.data?.find((one) => one.id === id)
  const isNew = id === undefined
  const tProblems = useWords('common.problems')
  if (isNew && !canKeep) {
    return <NothingHere title={t('page.new')} text={tProblems('not_permitted')} />
  }

  return (
    <TablePage
      title={isNew ? t('page.new') : (promotion?.name ?? id)}
      actions={
        <Anchor component={Link} to={paths.promotions} size="sm">
          {t('page.back')}
        </Anchor>
      }
    >
      {promotions.isPending && <ListSkeleton />}
      {promotions.isError && (
        <Failed
          title={t('failed')}
          {...failure(promotions.error)}
          onRetry={() => void promotions.refetch()}
        />
      )}
      {promotions.data && !isNew && !promotion && (
        <ListEmpty title={t('emptyTitle')} text={t('page.notFound')} />
      )}
      {!canKeep && (
        <Text size="sm" c="dimmed" p="sm">
          {t('page.readOnly')}
        </Text>
      )}
      {promotions.data && (isNew || promotion) && (
        <PromotionEditor
          // While editing, changes are announced; while reading, they simply appear.
          key={canKeep ? promotion?.id : promotion?.version}
          promotion={promotion ?? null}
          isReadOnly={!canKeep}
        />
      )}
    </TablePage>
  )
}
