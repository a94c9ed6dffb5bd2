import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { colleaguesQuery } from '../claims/colleagues-query.ts'
import type { QueueSearch } from '../claims/queue-search.ts'
import { formatDay } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'
import { narrowing, type Narrowing } from './narrowing.ts'

interface QueueChipsProps {
  search: QueueSearch
  onRemove(name: Narrowing): void
}

/** Filters from the URL that no field above shows; each can be removed. */
export default function QueueChips({ search, onRemove }: QueueChipsProps) {
  const t = useWords('queue.chips')
  const tc = useWords('common.clock')
  const { data: colleagues = [] } = useQuery({ ...colleaguesQuery, enabled: !!search.decidedBy })
  const say = (name: Narrowing, value: string) => {
    if (name === 'dayAttempt') return t(value === 'first' ? 'ofFirst' : 'ofLater')
    if (name === 'decidedBy') {
      return t('decidedBy', { name: colleagues.find(({ id }) => id === value)?.name ?? '…' })
    }
    if (name === 'language') return t('language', { value })
    if (name !== 'due') return t(name, { date: formatDay(value) })
    const known = ['overdue', 'due_today', 'due_soon', 'on_track'] as const
    return known
      .filter((one) => value.split(',').includes(one))
      .map((one) => tc(one))
      .join(', ')
  }
  return narrowing.map((name) => {
    const value = search[name]
    return (
      value && (
        <Button
          key={name}
          size="compact-xs"
          variant="light"
          title={t('remove')}
          rightSection="×"
          onClick={() => onRemove(name)}
        >
          {say(name, value)}
        </Button>
      )
    )
  })
}
