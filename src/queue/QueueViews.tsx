import { useQuery } from '@tanstack/react-query'
import { queueViews, type QueueView } from '../../contract/claims.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import { countsQuery } from './queue-queries.ts'
import classes from './QueueViews.module.css'

interface QueueViewsProps {
  chosen: QueueView
  onChoose(view: QueueView): void
}

/** The views everybody has, each with how many claims stand in it. */
export function QueueViews({ chosen, onChoose }: QueueViewsProps) {
  const t = useWords('common.queue')
  const { data: counts } = useQuery(countsQuery)
  return (
    <nav className={classes.views} aria-label={t('title')}>
      {queueViews.map((view, index) => (
        <button
          key={view}
          type="button"
          className={classes.view}
          aria-current={view === chosen ? 'true' : undefined}
          data-alarm={view === 'overdue' && (counts?.overdue ?? 0) > 0 ? true : undefined}
          onClick={() => onChoose(view)}
        >
          {t(`views.${view}`)}
          <span className={classes.count}>{counts ? counts[view] : ''}</span>
          <ViewKey view={view} position={index + 1} onChoose={onChoose} />
        </button>
      ))}
    </nav>
  )
}

function ViewKey({
  view,
  position,
  onChoose,
}: {
  view: QueueView
  position: number
  onChoose(view: QueueView): void
}) {
  const t = useWords('common')
  useShortcut(String(position), t(`queue.views.${view}`), () => onChoose(view))
  return null
}
