import { Skeleton } from '@mantine/core'
import { useWords } from '../words.ts'
import classes from './ListSkeleton.module.css'

/** A list that is on its way: the shape of what comes, so that nothing jumps. */
export function ListSkeleton() {
  const t = useWords('common.app')
  return (
    <div className={classes.skeleton} role="status" aria-label={t('loading')}>
      {Array.from({ length: 14 }, (_, index) => (
        <Skeleton key={index} height={14} width={`${94 - ((index * 7) % 23)}%`} />
      ))}
    </div>
  )
}
