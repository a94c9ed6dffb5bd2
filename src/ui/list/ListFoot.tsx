import { Button, Group, Loader } from '@mantine/core'
import { useWords } from '../words.ts'

interface ListFootProps {
  query: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    isFetchNextPageError: boolean
    fetchNextPage(): unknown
  }
  /** How many there are, in words. */
  count: string
}

/** Below the last row: the end, the next page on its way, or that it did not come. */
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
