import type { Check, CheckValue } from '../../../contract/checks.ts'

/** Where a day is outside a period. */
interface Outside {
  side: 'before' | 'after' | 'within'
  days: number
}

const dayMs = 86_400_000

/** How many days a date is outside a period, by its first and last day. */
function outsideBy(day: string, from: string, to: string): Outside {
  const apart = (one: string, other: string) =>
    Math.round((Date.parse(one) - Date.parse(other)) / dayMs)
  if (day < from) return { side: 'before', days: apart(from, day) }
  if (day > to) return { side: 'after', days: apart(day, to) }
  return { side: 'within', days: 0 }
}

export const datesOf = (values: CheckValue[]): string[] =>
  values.flatMap((value) => (value.kind === 'date' ? value.date : []))

/** The first date against the first and last day that are expected. */
export function periodFinding({ expected, found }: Pick<Check, 'expected' | 'found'>): Outside {
  const [from = '', to = ''] = datesOf(expected)
  const [day = ''] = datesOf(found)
  return outsideBy(day, from, to)
}

export type ClaimValue = Extract<CheckValue, { kind: 'claim' }>

export const claimsIn = ({ found }: Pick<Check, 'found'>): ClaimValue[] =>
  found.filter((value) => value.kind === 'claim')

/** How the other claims were found, as one word for a sentence; the surest goes first. */
export function tieOf(claims: ClaimValue[]): ClaimValue['by'][number] | 'none' {
  return claims[0]?.by[0] ?? 'none'
}

/** How sure a reading is that differs: a misreading is shorter to say than another text. */
export const howFound = ({ found }: Pick<Check, 'found'>): 'nothing' | 'read' =>
  found.every((value) => value.kind === 'text' && value.text === '') ? 'nothing' : 'read'
