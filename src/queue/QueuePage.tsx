import { Button } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { useMay } from '../api/session.ts'
import { parseQueueSearch, queueSearchParams, type QueueSearch } from '../claims/queue-search.ts'
import { useTakeNext } from '../claims/take-next.ts'
import { ListPage } from '../ui/list/ListPage.tsx'
import { ShortcutKey } from '../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import { QueueFilters } from './QueueFilters.tsx'
import { QueueList } from './QueueList.tsx'
import { QueueViews } from './QueueViews.tsx'
import { SavedViewsButton } from './SavedViewsButton.tsx'

/** The queue: what is to be done, in the order in which it is due. */
export function QueuePage() {
  const t = useWords('common')
  const canDecide = useMay()('claims.decide')
  const [parameters, setParameters] = useSearchParams()
  const search = parseQueueSearch(parameters)
  const change = (changed: Partial<QueueSearch>) =>
    setParameters(queueSearchParams({ ...search, ...changed }), { replace: true })
  const { takeNext, isTaking } = useTakeNext(search)
  useShortcut('n', t('shortcuts.takeNext'), () => takeNext(), { isOn: canDecide })

  return (
    <ListPage
      title={t('queue.title')}
      views={
        <>
          <QueueViews
            chosen={search.view ?? 'to_review'}
            onChoose={(view) => setParameters(queueSearchParams({ ...search, view }))}
          />
          <SavedViewsButton />
        </>
      }
      actions={
        canDecide && (
          <Button
            size="compact-md"
            onClick={() => takeNext()}
            loading={isTaking}
            rightSection={<ShortcutKey keys="n" />}
          >
            {t('queue.takeNext')}
          </Button>
        )
      }
      filters={<QueueFilters search={search} onChange={change} />}
    >
      <QueueList search={search} onClear={() => setParameters(onlyView(search))} />
    </ListPage>
  )
}

const onlyView = ({ view }: QueueSearch) => queueSearchParams(view ? { view } : {})
