import type { Lane } from '../../contract/lane.ts'
import { useWords } from '../ui/words.ts'

/** How often second looks disagreed with approvals in the clean lane. */
export function LaneRate({ lane: { looks, agreed } }: { lane: Lane }) {
  const t = useWords('common.lane')
  if (looks === 0) return <span>{t('noLooks')}</span>
  const wrong = looks - agreed
  return <span>{t('rate', { looks, wrong, share: Math.round((1000 * wrong) / looks) / 10 })}</span>
}
