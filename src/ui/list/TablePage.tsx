import type { ReactNode } from 'react'
import { PageHead } from './PageHead.tsx'
import classes from './TablePage.module.css'

interface TablePageProps {
  title: string
  actions?: ReactNode
  children: ReactNode
}

/** A room with a table short enough to load at once. */
export function TablePage({ title, actions, children }: TablePageProps) {
  return (
    <div className={classes.page}>
      <PageHead title={title} actions={actions} />
      <div className={classes.table}>{children}</div>
    </div>
  )
}
