import { useState } from 'react'
import type { Check, Mark } from '../../../contract/checks.ts'
import type { Claim } from '../../../contract/claims.ts'
import { evidenceKinds } from '../../../contract/evidence.ts'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import type { OwnDraft } from '../draft.ts'

type Subject = Mark['subject']
type Verdict = Mark['verdict']

/** The keys of the three verdicts. */
export const verdictKeys: Record<Verdict, string> = { fine: '1', not_fine: '2', cannot_tell: '3' }

/** The key that goes to the next subject. */
export const nextKey = 's'

export interface Marking {
  /** What the keys mark. */
  current: Subject
  verdictOn(subject: Subject): Verdict | undefined
  mark(subject: Subject, verdict: Verdict): void
}

/**
 * The reviewer's own verdict on both documents and on each check that does not hold, by keys from
 * anywhere. Marks are collected first; a single decision follows, with the matching reasons.
 *
 * @returns `null` while nothing can be marked
 */
export function useMarking(claim: Claim, draft: OwnDraft, isOn: boolean): Marking | null {
  const t = useWords('review')
  const subjects: Subject[] = [...evidenceKinds, ...openChecks(claim.checks).map(({ id }) => id)]
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, subjects.length - 1)
  const current = subjects[at] ?? 'invoice'
  const mark = (subject: Subject, verdict: Verdict) => {
    draft.mark(subject, verdict)
    setChosen((subjects.indexOf(subject) + 1) % subjects.length)
  }
  const step = (by: number) => setChosen((at + by + subjects.length) % subjects.length)
  useShortcut(nextKey, t('keys.nextMark'), ({ shiftKey }) => step(shiftKey ? -1 : 1), {
    isOn,
    scope: 'decide',
  })
  const { fine, not_fine: notFine, cannot_tell: cannotTell } = verdictKeys
  useShortcut(fine, t('keys.markFine'), () => mark(current, 'fine'), {
    isOn,
    scope: 'decide',
  })
  useShortcut(notFine, t('keys.markNotFine'), () => mark(current, 'not_fine'), {
    isOn,
    scope: 'decide',
  })
  useShortcut(cannotTell, t('keys.markCannotTell'), () => mark(current, 'cannot_tell'), {
    isOn,
    scope: 'decide',
  })
  if (!isOn) return null
  return {
    current,
    mark,
    verdictOn: (subject) => draft.marks.find((one) => one.subject === subject)?.verdict,
  }
}

const order = { fails: 1, unsure: 2, holds: 3 } as const

/** Contradictions are most prominent, because no registered value could make both sources right. */
export const isContradiction = ({ outcome, found }: Pick<Check, 'outcome' | 'found'>): boolean =>
  outcome === 'fails' && found.some(({ kind }) => kind === 'source')

const placeOf = (check: Check) => (isContradiction(check) ? 0 : order[check.outcome])

/** The checks that do not hold, the worst first. */
export const openChecks = (checks: Check[]): Check[] =>
  checks
    .filter(({ outcome }) => outcome !== 'holds')
    .toSorted((one, other) => placeOf(one) - placeOf(other))
