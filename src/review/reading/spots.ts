import type { Check, CheckOutcome, CheckPlace } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import type { ComparedNumber, NumberVerdict } from '../../../contract/read-facts.ts'
import type { Mark } from '../../ui/viewer/Marks.tsx'
import { useWords } from '../../ui/words.ts'
import { useCheckWords } from '../checks/check-words.ts'

/** A fact and its places in the pictures; `id` links the two. */
export interface Spot {
  id: string
  label: string
  tone: Mark['tone']
  places: CheckPlace[]
  /** Whether it is a code. */
  isCode?: boolean
  /** Whether it is the one that is looked at, wherever the pointer is. */
  isPointed?: boolean
}

const tones = { holds: 'good', fails: 'bad', unsure: 'unsure' } as const
const order: Record<CheckOutcome, number> = { fails: 0, unsure: 1, holds: 2 }
const verdictTones: Record<NumberVerdict, Mark['tone']> = {
  match: 'good',
  confusable: 'unsure',
  near: 'unsure',
  absent: 'unsure',
  unreadable: 'plain',
}

/** Every fact of the latest attempt that has a place, most urgent first. */
export function useSpots(claim: Claim, attempt: Attempt): Spot[] {
  const t = useWords('review.reading')
  const words = useCheckWords()
  // Readings belong to the latest attempt only.
  if (attempt !== claim.attempts[0]) return []
  const label = (check: Check) => `${words.name(check)}: ${words.outcome(check)}`
  const checks = claim.checks
    .toSorted((a, b) => order[a.outcome] - order[b.outcome])
    .map((check): Spot => {
      const { id, outcome, places } = check
      return { id, label: label(check), tone: tones[outcome], places }
    })
  const ofCheck = (id: Check['id']) => checks.find((spot) => spot.id === id)
  const numbers = claim.read.numbers.flatMap((compared): Spot[] => {
    const { number, rows, others } = compared
    // If the registered S/N was found, other S/Ns in the picture mean nothing; if not, they are
    // what the check found.
    const otherTone = isInPhoto(compared) ? 'plain' : (ofCheck('photo_serial')?.tone ?? 'plain')
    return [
      ...rows.map(({ source, verdict, places }, at) => ({
        id: spotOfNumber(number, `row ${at}`),
        label: t('numbers.spot', { number, source, verdict }),
        tone: compared.isDisputed ? ('bad' as const) : verdictTones[verdict],
        places,
        isCode: source.endsWith('_code'),
      })),
      ...others.map(({ text, places }, at) => ({
        id: spotOfNumber(number, `other ${at}`),
        label: t('numbers.otherSpot', { text }),
        tone: otherTone,
        places,
      })),
    ]
  })
  const { lines, dates, total } = claim.read
  const facts: Spot[] = [
    ...lines.map((line, at): Spot => ({
      id: spotOfLine(at),
      label: t('lines.spot', { text: line.text }),
      tone: line.isOwn ? (ofCheck('invoice_unused')?.tone ?? 'quiet') : 'quiet',
      places: line.places,
    })),
    ...(total
      ? [{ id: spotOfTotal, label: t('lines.total'), tone: 'quiet' as const, ...total }]
      : []),
    ...dates.map(({ of, places }, at): Spot => ({
      id: spotOfDate(at),
      label: t('dates.spot', { of }),
      tone: 'quiet',
      places,
    })),
  ]
  return [...numbers, ...checks, ...facts].filter(({ places }) => places.length > 0)
}

export const spotOfLine = (at: number) => `line ${at}`
export const spotOfDate = (at: number) => `date ${at}`
export const spotOfTotal = 'total'
export const spotOfNumber = (number: string, what: string) => `${number} ${what}`

/** Whether the registered number was found in the photo itself. */
export const isInPhoto = ({ rows }: ComparedNumber): boolean =>
  rows.some(({ source, verdict }) => source !== 'invoice_text' && verdict === 'match')

/** Boxes on one page, each place once, however many facts share it. */
export function marksOn(spots: Spot[], sha256: string): (Mark & { ids: string[] })[] {
  const byPlace = new Map<string, Mark & { ids: string[] }>()
  for (const { id, label, tone, places, isCode, isPointed = false } of spots) {
    for (const place of places.filter((one) => one.sha256 === sha256)) {
      const { x, y, width, height, print } = place
      const key = [x, y, width, height].join()
      const before = byPlace.get(key)
      if (before) before.ids.push(id)
      else {
        const line = isCode ? ('over' as const) : undefined
        const box = { x, y, width, height, print, line }
        byPlace.set(key, { id: `${id} ${key}`, ids: [id], label, tone, isPointed, ...box })
      }
    }
  }
  return [...byPlace.values()]
}
