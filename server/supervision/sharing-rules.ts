import type { SharingRule, WhyNobody } from '../../contract/sharing-words.ts'
import { hasRoom, isHere, reads, takerOf, type Parcel } from './share-out.ts'
import type { Taker } from './workload-store.ts'

/** A person and what was shared out to them. */
export interface Hand extends Taker {
  /** Claims they were given today. */
  today: number
  /** Their last turn, of all turns; 0 if they never had one. */
  turn: number
}

/**
 * Gives a claim to whoever is to have it by the rule, and counts it for them. Whoever has waited
 * longest for a turn is first among equals.
 */
export function shareOne(parcel: Parcel, hands: Hand[], rule: SharingRule): Hand | WhyNobody {
  const measure = rule === 'even' ? ({ today }: Hand) => today : loadAmong(hands)
  const hand = takerOf(
    parcel,
    hands,
    (a, b) => measure(a) - measure(b) || a.turn - b.turn || (a.id < b.id ? -1 : 1),
  )
  if (!hand) return whyNobody(parcel, hands)
  hand.turn = Math.max(...hands.map(({ turn }) => turn)) + 1
  hand.today += 1
  hand.open += 1
  return hand
}

/**
 * Open claims as a share of the claim limit. Nobody has a larger limit than whoever has none; if no
 * one has any, the claims are counted.
 */
function loadAmong(hands: Hand[]) {
  const most = Math.max(...hands.map(({ cap }) => cap ?? 0)) || 1
  return ({ open, cap }: Hand) => open / (cap ?? most)
}

function whyNobody(parcel: Parcel, hands: Hand[]): WhyNobody {
  const here = hands.filter(isHere)
  if (here.length === 0) return 'away'
  // Whoever has a limit of 0 is left out, and not a reader who is busy.
  const asked = here.filter(({ cap }) => cap !== 0)
  if (asked.length === 0) return 'full'
  const readers = asked.filter((hand) => reads(hand, parcel))
  if (readers.length === 0) return 'language'
  return readers.some(hasRoom) ? 'skipped' : 'full'
}
