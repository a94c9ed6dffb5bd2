import { Button, Group, Loader } from '@mantine/core'
import { useWords } from '../words.ts'

interface ListFootProps {
  query: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    isFetchNextPageError: boolean
    fetchNextPage(): unknown
  }
  /** The total in words. */
  count: string
}

/** Below the last row: the end of the list, the next page loading, or its failure. */
export function ListFoot({ query, count }: ListFootProps) {
  const t = useWords('common')
  if (query.isFetchNextPageError) {
    return (
      <Group gap="sm" role="alert">
        {t('queue.moreFailed')}
        <Button size="compact-xs" variant="default" onClick={() => void query.fetchNextPage()}>
          {t('app.retry')}
        </Button>
      </Group>
    )
  }
  if (query.isFetchingNextPage)
    return <Loader size="xs" type="dots" aria-label={t('app.loading')} />
  return [count, !query.hasNextPage && t('queue.end')].filter(Boolean).join(' · ')
}
