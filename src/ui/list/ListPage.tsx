import type { ReactNode } from 'react'
import classes from './ListPage.module.css'

interface ListPageProps {
  title: string
  /** The views of the list. */
  views: ReactNode
  /** What can be done here, at the end of the first line. */
  actions?: ReactNode
  /** What narrows the list. */
  filters?: ReactNode
  children: ReactNode
}

/** A room that is a list: views and actions above, what narrows it below them, and the list. */
export function ListPage({ title, views, actions, filters, children }: ListPageProps) {
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h1 className={classes.title}>{title}</h1>
        {views}
        {actions}
      </div>
      {filters && <search className={classes.filters}>{filters}</search>}
      <div className={classes.list}>{children}</div>
    </div>
  )
}
