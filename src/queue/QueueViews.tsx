import { useQuery } from '@tanstack/react-query'
import { queueViews, type QueueView } from '../../contract/queue.ts'
import { ViewTabs } from '../ui/list/ViewTabs.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import { countsQuery } from './queue-queries.ts'

interface QueueViewsProps {
  chosen: QueueView
  onChoose(view: QueueView): void
}

/** The standard views, each with its number of claims and a shortcut. */
export function QueueViews({ chosen, onChoose }: QueueViewsProps) {
  const t = useWords('common.queue')
  const { counts, countedAtMost } = useQuery(countsQuery).data ?? {}
  return (
    <>
      <ViewTabs
        label={t('title')}
        chosen={chosen}
        onChoose={onChoose}
        views={queueViews.map((view) => ({
          view,
          label: t(`views.${view}`),
          count: counts?.[view],
          countedAtMost,
          isAlarm: view === 'overdue',
        }))}
      />
      {queueViews.filter(keyOf).map((view) => (
        <ViewKey key={view} view={view} keys={keyOf(view)} onChoose={onChoose} />
      ))}
    </>
  )
}

const later: QueueView[] = ['clean', 'expired']
const numbered: QueueView[] = queueViews.filter((view) => !later.includes(view))

/** 1 to 9 in their order, 0 for the view that came after people had learnt these, and no more. */
const keyOf = (view: QueueView) => (view === 'expired' ? '' : String(numbered.indexOf(view) + 1))

interface ViewKeyProps {
  view: QueueView
  keys: string
  onChoose(view: QueueView): void
}

function ViewKey({ view, keys, onChoose }: ViewKeyProps) {
  const t = useWords('common.queue.views')
  useShortcut(keys, t(view), () => onChoose(view))
  return null
}
