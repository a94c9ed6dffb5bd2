import type { Claim } from '../../contract/claims.ts'
import { asKnownStep, type DetailsOf } from '../../contract/history.ts'
import { languageName } from '../ui/language-name.ts'
import { useWords } from '../ui/words.ts'

type Assigned = DetailsOf<'claim_assigned'>

/**
 * What the desk went by when it gave a claim to somebody or found nobody: “Given to Camille: French,
 * 12 of 40”. `null` for what people assign.
 */
export function useGivenWords(): (assigned: Assigned) => string | null {
  const t = useWords('common.given')
  return ({ to, rule, language, today, open, cap, nobody }) => {
    if (!rule) return null
    const name = language && languageName(language)
    if (nobody) {
      const why =
        nobody === 'full' && name
          ? t('whyNobody.readersFull', { language: name })
          : t(`whyNobody.${nobody}`, { language: name ?? '' })
      return t('nobody', { why })
    }
    const parts = [
      name,
      rule === 'even' && today !== undefined && t('today', { count: today }),
      open !== undefined && (cap ? t('ofCap', { open, cap }) : t('open', { open })),
    ]
    return t('to', { to: to ?? '', why: parts.filter(Boolean).join(', ') })
  }
}

/** The same for a claim as it is assigned now. */
export function useGivenWordsOf({ assignee, history }: Claim): string | null {
  const words = useGivenWords()
  for (const event of history) {
    const step = asKnownStep(event)
    if (step?.kind === 'claim_handed_over') return null
    if (step?.kind !== 'claim_assigned') continue
    return step.details.to === (assignee?.name ?? null) ? words(step.details) : null
  }
  return null
}
