import type { FoundIn as Place } from '../../contract/queue.ts'
import { useWords } from '../ui/words.ts'
import classes from './FoundIn.module.css'

/** Where a search found a claim, if the row does not show it. */
export function FoundIn({ places }: { places: Place[] }) {
  const t = useWords('common.foundIn')
  if (places.length === 0) return null
  const names = places.map((place) => t(place)).join(', ')
  return (
    <span className={classes.found} title={t('by', { places: names })}>
      {names}
    </span>
  )
}
