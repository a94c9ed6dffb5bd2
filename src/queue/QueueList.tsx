import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation } from 'react-router'
import { useFailure } from '../api/problem-words.ts'
import { isFiltered, type QueueSearch } from '../claims/queue-search.ts'
import { EndlessList } from '../ui/list/EndlessList.tsx'
import { useWords } from '../ui/words.ts'
import { queueColumns } from './queue-columns.tsx'
import { queueQuery } from './queue-queries.ts'

interface QueueListProps {
  search: QueueSearch
  onClear(): void
}

/** The claims of a view. */
export function QueueList({ search, onClear }: QueueListProps) {
  const t = useWords('common')
  const failure = useFailure()
  const { search: address } = useLocation()
  const query = useInfiniteQuery(queueQuery(search))
  const columns = useMemo(() => queueColumns(t, address), [t, address])
  const isNarrowed = isFiltered(search)
  const isWork = (search.view ?? 'to_review') === 'to_review'
  const why = isNarrowed ? 'filtered' : isWork ? 'to_review' : 'other'
  return (
    <EndlessList
      label={t('queue.title')}
      query={query}
      columns={columns}
      idOf={(claim) => claim.number}
      failed={{ title: t('queue.failed'), describe: failure }}
      empty={{
        title: t('queue.empty.title'),
        text: t(`queue.empty.${why}`),
        action: isNarrowed ? { label: t('queue.empty.clear'), onClick: onClear } : undefined,
      }}
      count={({ matching, matchingAtMost }) =>
        matching > matchingAtMost
          ? t('queue.matchingMore', { count: matchingAtMost })
          : t('queue.matching', { count: matching })
      }
    />
  )
}
