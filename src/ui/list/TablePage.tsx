import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
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
      <div className={classes.top}>
        <Title order={1}>{title}</Title>
        {actions}
      </div>
      <div className={classes.table}>{children}</div>
    </div>
  )
}
