import { Skeleton } from '@mantine/core'
import { useWords } from '../words.ts'
import classes from './ListSkeleton.module.css'

/** Placeholder while a list loads, in its shape, so that nothing jumps. */
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
