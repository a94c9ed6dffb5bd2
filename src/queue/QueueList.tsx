import { useInfiniteQuery } from '@tanstack/react-query'
import { Suspense, useMemo, useState, type ComponentType } from 'react'
import { useLocation } from 'react-router'
import { useFailure } from '../api/problem-words.ts'
import { useMay, usePreferences } from '../api/session.ts'
import { isFiltered, type QueueSearch } from '../claims/queue-search.ts'
import { EndlessList } from '../ui/list/EndlessList.tsx'
import { useIsIdle } from '../ui/idle.ts'
import { lazyOrWithout, lazyWithWords } from '../ui/lazy-with-words.ts'
import { useWords } from '../ui/words.ts'
import type { LastBulk } from './BulkSheet.tsx'
import { queueColumns } from './queue-columns.tsx'
import { queueQuery } from './queue-queries.ts'
import { useSelection } from './use-selection.ts'

const ColumnEdge = lazyOrWithout('common', () => import('./ColumnEdge.tsx'))
const BulkUndo = lazyOrWithout('queue', () => import('./BulkUndo.tsx'))
const BulkBar = lazyWithWords('queue', () => import('./BulkBar.tsx'))

interface QueueListProps {
  search: QueueSearch
  onClear(): void
  Peek: ClaimPeek
}

/** A claim beside the list. */
export type ClaimPeek = ComponentType<{ number: string; onClose(): void }>

/** The claims of a view. */
export function QueueList({ search, onClear, Peek }: QueueListProps) {
  const t = useWords('common')
  const failure = useFailure()
  const isIdle = useIsIdle()
  const { search: address } = useLocation()
  const query = useInfiniteQuery(queueQuery(search))
  const view = search.view ?? 'to_review'
  const chosen = usePreferences()?.queueColumns
  const isProductHidden = chosen?.columnVisibility['productName'] === false
  const columns = useMemo(
    () => queueColumns(t, address, view, isProductHidden),
    [t, address, view, isProductHidden],
  )
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  // Another filter is another list: the peek closes with it.
  const [peek, setPeek] = useState<{ number: string; at: string } | null>(null)
  const peeked = peek?.at === address ? peek.number : null
  const [last, setLast] = useState<LastBulk | null>(null)
  const matching = query.data?.pages[0]?.matching ?? 0
  const selection = useSelection(rows)
  const canChoose = useMay()('claims.decide')
  const isNarrowed = isFiltered(search)
  const why = isNarrowed ? 'filtered' : view === 'to_review' ? 'to_review' : 'other'
  return (
    <>
      <EndlessList
        label={t('queue.title')}
        query={query}
        columns={columns}
        chosen={chosen}
        edgeOf={isIdle ? edgeOf : undefined}
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
        selection={
          canChoose
            ? {
                chosen: selection.numbers,
                choose: selection.choose,
                labelOf: (number) => t('queue.choose', { number }),
                allLabel: t('queue.chooseAll'),
              }
            : undefined
        }
        peek={{
          id: peeked,
          show: (number) => setPeek(number === null ? null : { number, at: address }),
        }}
      />
      <Suspense>{peeked && <Peek number={peeked} onClose={() => setPeek(null)} />}</Suspense>
      <Suspense>
        {last && <BulkUndo key={[...last.made].join()} last={last} onClose={() => setLast(null)} />}
      </Suspense>
      <Suspense>
        {selection.claims.length > 0 && (
          <BulkBar selection={selection} search={search} matching={matching} onDone={setLast} />
        )}
      </Suspense>
    </>
  )
}

const edgeOf = (id: string) => (
  <Suspense>
    <ColumnEdge id={id} />
  </Suspense>
)
