import type { ReactNode } from 'react'
import classes from './ListPage.module.css'
import { PageHead } from './PageHead.tsx'

interface ListPageProps {
  title: string
  /** The views of the list. */
  views: ReactNode
  /** Actions, at the end of the first line. */
  actions?: ReactNode
  /** The filters. */
  filters?: ReactNode
  children: ReactNode
}

/** A room that is a list: views and actions at the top, filters below, then the list. */
export function ListPage({ title, views, actions, filters, children }: ListPageProps) {
  return (
    <div className={classes.page}>
      <PageHead title={title} views={views} actions={actions} />
      {filters && <search className={classes.filters}>{filters}</search>}
      <div className={classes.list}>{children}</div>
    </div>
  )
}
