import { asKnownStep, type HistoryEvent } from '../../../contract/history.ts'
import { useGivenWords } from '../../claims/given-words.ts'
import { formatDate } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'

/** The name of a history step; an unknown one is shown by its id. */
export function useStepWords(): (event: HistoryEvent) => string {
  const t = useWords('common.events')
  const givenWords = useGivenWords()
  const nameOf = (step: NonNullable<ReturnType<typeof asKnownStep>>) => {
    switch (step.kind) {
      case 'claim_assigned':
        return (
          givenWords(step.details) ??
          (step.details.to === null
            ? t('claim_unassigned')
            : t('claim_assigned', { to: step.details.to }))
        )
      case 'claim_handed_over':
        return t('claim_handed_over', { to: step.details.to })
      case 'claim_held':
        return t('claim_held', { until: formatDate(step.details.until) })
      default:
        return t(step.kind)
    }
  }
  return (event) => {
    const step = asKnownStep(event)
    if (!step) return event.kind
    const isUndo = 'isUndo' in step.details && step.details.isUndo
    return isUndo ? t('undo', { step: nameOf(step) }) : nameOf(step)
  }
}
