import classes from './ViewTabs.module.css'

interface ViewTabsProps<View extends string> {
  label: string
  views: {
    view: View
    label: string
    count?: number | undefined
    /** A larger count says that there are more. */
    countedAtMost?: number | undefined
    isAlarm?: boolean
  }[]
  chosen: View
  onChoose(view: View): void
}

/** Views of a list, each with its count. */
export function ViewTabs<View extends string>({
  label,
  views,
  chosen,
  onChoose,
}: ViewTabsProps<View>) {
  return (
    <nav className={classes.views} aria-label={label}>
      {views.map(({ view, label: name, count, countedAtMost = Infinity, isAlarm = false }) => (
        <button
          key={view}
          type="button"
          className={classes.view}
          aria-current={view === chosen ? 'true' : undefined}
          data-alarm={(isAlarm && (count ?? 0) > 0) || undefined}
          onClick={() => onChoose(view)}
        >
          {name}{' '}
          <span className={classes.count}>
            {(count ?? 0) > countedAtMost ? `${countedAtMost}+` : count}
          </span>
        </button>
      ))}
    </nav>
  )
}
