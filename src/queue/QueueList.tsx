import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation } from 'react-router'
import { useFailure } from '../api/problem-words.ts'
import { Failed } from '../ui/Failed.tsx'
import { ListEmpty } from '../ui/list/ListEmpty.tsx'
import { ListFoot } from '../ui/list/ListFoot.tsx'
import { ListSkeleton } from '../ui/list/ListSkeleton.tsx'
import { RowList } from '../ui/list/RowList.tsx'
import { useWords } from '../ui/words.ts'
import { queueColumns } from './queue-columns.tsx'
import { queueQuery } from './queue-queries.ts'
import { isFiltered, type QueueSearch } from './queue-search.ts'

interface QueueListProps {
  search: QueueSearch
  onClear(): void
}

/** The claims of a view, page after page as one scrolls. */
export function QueueList({ search, onClear }: QueueListProps) {
  const t = useWords('common')
  const failure = useFailure()
  const { search: address } = useLocation()
  const query = useInfiniteQuery(queueQuery(search))
  const columns = useMemo(() => queueColumns(t, address), [t, address])
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])

  if (query.isPending) return <ListSkeleton />
  if (query.isLoadingError) {
    const { text, reference } = failure(query.error)
    return (
      <Failed
        title={t('queue.failed')}
        text={text}
        reference={reference}
        onRetry={() => void query.refetch()}
      />
    )
  }
  if (items.length === 0) {
    const isNarrowed = isFiltered(search)
    const isWork = (search.view ?? 'to_review') === 'to_review'
    const text = isNarrowed ? 'filtered' : isWork ? 'to_review' : 'other'
    return (
      <ListEmpty
        title={t('queue.empty.title')}
        text={t(`queue.empty.${text}`)}
        action={isNarrowed ? { label: t('queue.empty.clear'), onClick: onClear } : undefined}
      />
    )
  }
  const [first] = query.data.pages
  return (
    <RowList
      label={t('queue.title')}
      columns={columns}
      items={items}
      idOf={(claim) => claim.number}
      onNearEnd={
        query.hasNextPage && !query.isFetching ? () => void query.fetchNextPage() : undefined
      }
      foot={<ListFoot query={query} count={countWords(t, first)} />}
    />
  )
}

function countWords(
  t: ReturnType<typeof useWords<'common'>>,
  page: { matching: number; matchingAtMost: number } | undefined,
): string {
  if (!page) return ''
  return page.matching > page.matchingAtMost
    ? t('queue.matchingMore', { count: page.matchingAtMost })
    : t('queue.matching', { count: page.matching })
}
