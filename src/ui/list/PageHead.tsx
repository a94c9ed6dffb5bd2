import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './PageHead.module.css'

interface PageHeadProps {
  title: string
  /** The views of a list, or the pages of a room. */
  views?: ReactNode
  /** At the end of the line. */
  actions?: ReactNode
}

/** The head of every page: where one is, what else there is, and what can be done. */
export function PageHead({ title, views, actions }: PageHeadProps) {
  return (
    <div className={classes.head}>
      <Title order={1}>{title}</Title>
      {views}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}
