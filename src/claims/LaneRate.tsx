import type { Lane } from '../../contract/lane.ts'
import { useWords } from '../ui/words.ts'

/** How often a second look at what was approved in the clean lane came to something else. */
export function LaneRate({ lane: { looks, agreed } }: { lane: Lane }) {
  const t = useWords('common.lane')
  if (looks === 0) return <span>{t('noLooks')}</span>
  const wrong = looks - agreed
  return <span>{t('rate', { looks, wrong, share: Math.round((1000 * wrong) / looks) / 10 })}</span>
}
