import { Button } from '@mantine/core'
import { Suspense } from 'react'
import { useMay } from '../api/session.ts'
import { parseQueueSearch, queueSearchParams, type QueueSearch } from '../claims/queue-search.ts'
import { useTakeNext } from '../claims/take-next.ts'
import { useAddress } from '../ui/address.ts'
import { lazyOrWithout } from '../ui/lazy-with-words.ts'
import { ListPage } from '../ui/list/ListPage.tsx'
import { ShortcutKey } from '../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import { ColumnsButton } from './ColumnsButton.tsx'
import { QueueFilters } from './QueueFilters.tsx'
import { QueueList, type ClaimPeek } from './QueueList.tsx'
import { QueueViews } from './QueueViews.tsx'
import { SavedViewsButton } from './SavedViewsButton.tsx'

const LaneNote = lazyOrWithout('common', () => import('./LaneNote.tsx'))

/** The queue: claims to review, by deadline. */
export function QueuePage({ Peek }: { Peek: ClaimPeek }) {
  const t = useWords('common')
  const canDecide = useMay()('claims.decide')
  const [parameters, setParameters] = useAddress()
  const search = parseQueueSearch(parameters)
  const change = (changed: Partial<QueueSearch>) =>
    setParameters((now) => queueSearchParams({ ...parseQueueSearch(now), ...changed }), {
      replace: true,
    })
  const { takeNext, isTaking } = useTakeNext(search)
  useShortcut('n', t('shortcuts.takeNext'), () => takeNext(), { isOn: canDecide })

  return (
    <ListPage
      title={t('queue.title')}
      views={
        <QueueViews
          chosen={search.view ?? 'to_review'}
          onChoose={(view) =>
            setParameters((now) => queueSearchParams({ ...parseQueueSearch(now), view }))
          }
        />
      }
      actions={
        <>
          <ColumnsButton search={search} />
          <SavedViewsButton />
          {canDecide && (
            <Button
              size="compact-md"
              onClick={() => takeNext()}
              loading={isTaking}
              rightSection={<ShortcutKey keys="n" />}
            >
              {t('queue.takeNext')}
            </Button>
          )}
        </>
      }
      filters={<QueueFilters search={search} onChange={change} />}
    >
      <Suspense>{search.view === 'clean' && <LaneNote />}</Suspense>
      <QueueList
        search={search}
        Peek={Peek}
        onClear={() => setParameters((now) => onlyView(parseQueueSearch(now)))}
      />
    </ListPage>
  )
}

const onlyView = ({ view }: QueueSearch) => queueSearchParams(view ? { view } : {})
