import type { Language } from '../../contract/schema.ts'
import type { Workload } from '../../contract/reassign.ts'

/** A claim to be given away. */
export interface Parcel {
  /** `null` if it does not matter who reads it. */
  language: Language | null
  /** People it is not given to. */
  except?: string[]
}

type Taker = Pick<Workload, 'id' | 'languages' | 'cap' | 'isAbsent' | 'open'>

/**
 * Shares claims out, the most urgent first: each to whoever has least, of those who are there, speak
 * its language and have room. Between two who have as little, the earlier in the list gets it. A
 * claim that already belongs to one of them counts as theirs until it is given anew.
 *
 * @returns who gets each claim; `null` for one that nobody may be given
 */
export function shareOut(
  parcels: (Parcel & { assignee: string | null })[],
  takers: Taker[],
): (string | null)[] {
  const hands = takers.map(({ ...hand }) => {
    hand.open -= parcels.filter(({ assignee }) => assignee === hand.id).length
    return hand
  })
  return parcels.map((parcel) => {
    const hand = takerOf(parcel, hands, (a, b) => a.open - b.open)
    if (hand) hand.open += 1
    return hand?.id ?? null
  })
}

/** Of those who may be given a claim, the first in an order; of two alike, the earlier in the list. */
export function takerOf<Hand extends Taker>(
  parcel: Parcel,
  hands: Hand[],
  order: (a: Hand, b: Hand) => number,
): Hand | null {
  let chosen: Hand | null = null
  for (const hand of hands) {
    if (!isHere(hand) || !hasRoom(hand) || !reads(hand, parcel) || hasLeft(hand, parcel)) continue
    if (!chosen || order(hand, chosen) < 0) chosen = hand
  }
  return chosen
}

export const isHere = ({ isAbsent }: Taker) => !isAbsent

export const hasRoom = ({ cap, open }: Taker) => cap === null || open < cap

export const reads = ({ languages }: Taker, { language }: Parcel) =>
  language === null || languages.length === 0 || languages.includes(language)

const hasLeft = ({ id }: Taker, { except = [] }: Parcel) => except.includes(id)
