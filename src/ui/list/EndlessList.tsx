import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import type { ColumnChoice } from '../../../contract/preferences.ts'
import { Failed } from '../Failed.tsx'
import { ListEmpty } from './ListEmpty.tsx'
import { ListFoot } from './ListFoot.tsx'
import { ListSkeleton } from './ListSkeleton.tsx'
import type { RowSelection } from './row-selection.ts'
import { RowList, type RowColumns } from './RowList.tsx'
import type { RowPeek } from './use-row-keys.ts'

interface Page<Item> {
  items: Item[]
  next: string | null
}

interface EndlessListProps<Item extends object, P extends Page<Item>> {
  label: string
  query: UseInfiniteQueryResult<InfiniteData<P>>
  columns: RowColumns<Item>
  chosen?: ColumnChoice | null | undefined
  edgeOf?: ((id: string) => ReactNode) | undefined
  idOf(item: Item): string
  /** The text for an error that prevented the first page from loading. */
  failed: { title: string; describe(error: unknown): { text: string; reference: string | null } }
  empty: React.ComponentProps<typeof ListEmpty>
  /** The total in words; left out if it is not counted. */
  count?: ((first: P) => string) | undefined
  selection?: RowSelection | undefined
  peek?: RowPeek | undefined
}

/**
 * A list that loads pages while scrolling, in all its states: loading, failed, empty, very long.
 */
export function EndlessList<Item extends object, P extends Page<Item>>(
  props: EndlessListProps<Item, P>,
) {
  const { label, query, columns, chosen, edgeOf, idOf, failed, empty, count, selection, peek } =
    props
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const [first] = query.data?.pages ?? []

  if (query.isPending) return <ListSkeleton />
  if (!first) {
    return (
      <Failed
        title={failed.title}
        {...failed.describe(query.error)}
        onRetry={() => void query.refetch()}
      />
    )
  }
  if (items.length === 0) return <ListEmpty {...empty} />
  const canFetch = query.hasNextPage && !query.isFetching && !query.isFetchNextPageError
  return (
    <RowList
      label={label}
      columns={columns}
      chosen={chosen}
      edgeOf={edgeOf}
      items={items}
      idOf={idOf}
      hasMore={query.hasNextPage}
      onNearEnd={canFetch ? () => void query.fetchNextPage() : undefined}
      selection={selection}
      peek={peek}
      foot={<ListFoot query={query} count={count?.(first) ?? ''} />}
    />
  )
}
