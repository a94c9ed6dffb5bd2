import { useQuery } from '@tanstack/react-query'
import type { Macro } from '../../../contract/phrases.ts'
import { useWords } from '../../ui/words.ts'
import { reasonsQuery } from '../reasons-query.ts'

/** What a macro does, in words; a reason that is gone is named by its id. */
export function useMacroWords(): (macro: Macro) => string {
  const t = useWords('review.phrases.does')
  const { data: catalogue = [] } = useQuery(reasonsQuery)
  const labelOf = (id: string) => catalogue.find((reason) => reason.id === id)?.label ?? id
  return ({ decision, tag, hold }) =>
    [
      decision && t(decision.kind, { reasons: decision.reasons.map(labelOf).join(', ') }),
      tag !== null && t('tag', { tag }),
      hold && t('hold', { days: hold.days, because: hold.because }),
    ]
      .filter(Boolean)
      .join(' · ')
}
