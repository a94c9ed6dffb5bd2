import { Skeleton } from '@mantine/core'
import { useWords } from '../ui/words.ts'
import classes from './ReviewSkeleton.module.css'

/** The shape of a claim that is on its way. */
export function ReviewSkeleton() {
  const t = useWords('common.app')
  return (
    <div className={classes.skeleton} role="status" aria-label={t('loading')}>
      <Skeleton className={classes.bar ?? ''} />
      <Skeleton />
      <Skeleton />
      <Skeleton />
    </div>
  )
}
