import type { Check, CheckValue } from '../../contract/checks.ts'
import { placesOfMatch } from './check-parts.ts'
import type { ReadEvidence } from './evidence.ts'
import type { Dispute } from './disputes.ts'
import { fold } from './fold.ts'

/**
 * The check of a fact on which sources disagree: it fails and shows what each of them says. If one
 * was read badly, a person decides. `null` if nothing is disputed.
 */
export function disputedCheck(
  check: Check,
  disputes: Dispute[],
  documents: (ReadEvidence | undefined)[],
): Check | null {
  const clear = disputes.filter(({ isClear }) => isClear)
  const shown = clear.length > 0 ? clear : disputes
  if (shown.length === 0) return null
  const sides = new Map(
    shown.flatMap(({ sides: both }) => both).map((one) => [`${one.source} ${one.text}`, one]),
  )
  return {
    ...check,
    outcome: clear.length > 0 ? 'fails' : 'unsure',
    found: [...sides.values()].map((side): CheckValue => {
      const { from } = fold(side.text)
      const differing = side.differing.flatMap((at) => from[at] ?? [])
      return { kind: 'source', source: side.source, text: side.text, differing }
    }),
    places: [...sides.values()].flatMap((side) =>
      documents.flatMap((document) => (document ? placesOfMatch(document, side) : [])),
    ),
  }
}
