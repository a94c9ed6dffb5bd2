import { Skeleton } from '@mantine/core'
import { useWords } from '../ui/words.ts'
import classes from './ReviewSkeleton.module.css'

/** Placeholder while a claim is loading. */
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
