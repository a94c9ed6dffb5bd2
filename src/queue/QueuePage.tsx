import { Button, Group, Kbd, Title } from '@mantine/core'
import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useMay } from '../api/session.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import { parseQueueSearch, queueSearchParams, type QueueSearch } from './queue-search.ts'
import { QueueFilters } from './QueueFilters.tsx'
import { QueueList } from './QueueList.tsx'
import classes from './QueuePage.module.css'
import { QueueViews } from './QueueViews.tsx'
import { useTakeNext } from './take-next.ts'

/** The queue: what is to be done, in the order in which it is due. */
export function QueuePage() {
  const t = useWords('common')
  const may = useMay()
  const [parameters, setParameters] = useSearchParams()
  const search = parseQueueSearch(parameters)
  const change = (changed: Partial<QueueSearch>) =>
    setParameters(queueSearchParams({ ...search, ...changed }), { replace: true })

  const searchField = useRef<HTMLInputElement>(null)
  const { takeNext, isTaking } = useTakeNext(search)
  const canDecide = may('claims.decide')
  useShortcut('n', t('shortcuts.takeNext'), takeNext, { isOn: canDecide })
  useShortcut('/', t('shortcuts.search'), () => searchField.current?.select())

  return (
    <div className={classes.page}>
      <Group className={classes.top} justify="space-between" wrap="nowrap">
        <Title order={1} className={classes.title}>
          {t('queue.title')}
        </Title>
        <QueueViews
          chosen={search.view ?? 'to_review'}
          onChoose={(view) => setParameters(queueSearchParams({ ...search, view }))}
        />
        {canDecide && (
          <Button onClick={takeNext} loading={isTaking} rightSection={<Kbd size="xs">N</Kbd>}>
            {t('queue.takeNext')}
          </Button>
        )}
      </Group>
      <QueueFilters search={search} onChange={change} searchField={searchField} />
      <QueueList search={search} onClear={() => setParameters(onlyView(search))} />
    </div>
  )
}

const onlyView = ({ view }: QueueSearch) => queueSearchParams(view ? { view } : {})
