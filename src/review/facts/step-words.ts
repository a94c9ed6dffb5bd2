import type { HistoryEvent } from '../../../contract/history.ts'
import { formatDate } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'

/** A step of the history in words. */
export function useStepWords(): (event: HistoryEvent) => string {
  const t = useWords('common.events')
  return ({ kind, details: { to, until } }) => {
    if (kind === 'claim_assigned' && typeof to !== 'string') return t('claim_unassigned')
    return t(kind, {
      to: typeof to === 'string' ? to : '',
      until: typeof until === 'string' ? formatDate(until) : '',
    })
  }
}
