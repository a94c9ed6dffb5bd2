import type { Deadline } from '../../contract/clocks.ts'
import { daysBetween, formatDate } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'
import classes from './DeadlineMark.module.css'

/** How much time is left, in days, and its date in a tooltip: subtle until there is little of it. */
export function DeadlineMark({ deadline }: { deadline: Deadline }) {
  const t = useWords('common.clock')
  const { standing, today, dueOn, isProvisional } = deadline
  const days = daysBetween(today, dueOn)
  const title = [
    t('dueOn', { date: formatDate(dueOn) }),
    t(standing),
    isProvisional && t('provisional'),
  ]
  return (
    <span
      className={classes.mark}
      data-standing={standing}
      title={title.filter(Boolean).join(' · ')}
    >
      <span className={classes.dot} aria-hidden />
      <span className={classes.date}>
        {standing === 'stopped' && formatDate(dueOn)}
        {standing !== 'stopped' && (days < 0 ? t('late', { days: -days }) : t('left', { days }))}
        {isProvisional && '*'}
      </span>
    </span>
  )
}
