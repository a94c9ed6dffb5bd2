import { useQuery } from '@tanstack/react-query'
import { asKnownStep, type HistoryEvent } from '../../../contract/history.ts'
import type { PrizeState } from '../../../contract/prizes.ts'
import { formatDate } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import { reasonsQuery } from '../../claims/reasons-query.ts'

interface OfPrize {
  prize?: string | undefined
  prizeState?: PrizeState | undefined
  codeLast4?: string | undefined
}

/** The details of a step, line by line. */
export function useStepDetails(event: HistoryEvent): string[] {
  const t = useWords('review.history')
  const checkName = useWords('review.checks.names')
  const { data: catalogue = [] } = useQuery(reasonsQuery)

  const ofPrize = ({ prize, prizeState, codeLast4 }: OfPrize) => [
    ...(prize && prizeState ? [t('prize', { prize, state: t(`prizeStates.${prizeState}`) })] : []),
    ...(codeLast4 ? [t('code', { last4: codeLast4 })] : []),
  ]

  const labelsOf = (reasons: string[]) =>
    reasons.map((reason) => catalogue.find(({ id }) => id === reason)?.label ?? reason)
  const lastDate = (date: string | null | undefined) =>
    date ? [t('lastDate', { date: formatDate(date) })] : []

  const step = asKnownStep(event)
  if (!step)
    return Object.entries(event.details).map(([name, value]) => `${name}: ${plainly(value)}`)
  switch (step.kind) {
    case 'attempt_received': {
      const parts = step.details.changed.map((part) => t(`parts.${part}`))
      return [parts.length > 0 ? t('changed', { parts: parts.join(', ') }) : t('nothingChanged')]
    }
    case 'claim_tagged': {
      const { added, removed } = step.details
      return [...added.map((tag) => `+ ${tag}`), ...removed.map((tag) => `− ${tag}`)]
    }
    case 'claim_asked_again':
      return [...labelsOf(step.details.reasons), ...lastDate(step.details.answerBy)]
    case 'claim_declined':
      return labelsOf(step.details.reasons)
    case 'answer_reminded':
    case 'claim_expired':
      return lastDate(step.details.answerBy)
    case 'claim_reopened':
      return [step.details.because, ...lastDate(step.details.answerBy)]
    case 'claim_approved': {
      const { overrode, because } = step.details
      const checks = overrode?.map((check) => checkName(check)).join(', ')
      return [
        ...ofPrize(step.details),
        ...(checks ? [t('overrode', { checks })] : []),
        ...(because ? [because] : []),
      ]
    }
    case 'prize_confirmed':
    case 'prize_released':
    case 'code_issued':
    case 'replacement_confirmed':
      return ofPrize(step.details)
    case 'decision_undone':
    case 'decision_reversed': {
      const { codeLast4: last4, codeBecame } = step.details
      if (!last4) return []
      return [codeBecame ? t(`codeBecame.${codeBecame}`, { last4 }) : t('code', { last4 })]
    }
    case 'code_revealed':
    case 'code_resent':
      return [...ofPrize(step.details), step.details.because]
    case 'shipment_shipped': {
      const { carrier, trackingNumbers } = step.details
      return [t('parcel', { carrier, numbers: trackingNumbers.join(', ') })]
    }
    default:
      return 'because' in step.details && step.details.because ? [step.details.because] : []
  }
}

/** What another version wrote: texts and lists of them as they read, anything else as JSON. */
const plainly = (value: unknown): string =>
  [value].flat().every((one) => typeof one === 'string') ? String(value) : JSON.stringify(value)
