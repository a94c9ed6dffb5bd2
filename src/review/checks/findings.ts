import type { Check, CheckValue } from '../../../contract/checks.ts'
import { formatDate } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import { sidesOf, useCheckWords } from './check-words.ts'
import { claimsIn, datesOf, howFound, periodFinding, tieOf } from './finding-parts.ts'

/** Claims named in one sentence; the rest are counted. */
const namedAtMost = 2

/** What a check found, as a sentence that leads with the finding. */
export function useFinding() {
  const t = useWords('review.checks')
  const { listOf } = useCheckWords()
  const orOf = (days: string[]) =>
    days
      .slice(0, 3)
      .map(formatDate)
      .reduce((one, other) => (one ? t('findings.or', { one, other }) : other), '')
  const claimsOf = (check: Check) => {
    const numbers = claimsIn(check).map(({ number }) => number)
    const named = numbers.slice(0, namedAtMost).join(', ')
    const more = numbers.length - namedAtMost
    return more > 0 ? t('andMore', { named, more }) : named
  }
  const sidesIn = (check: Check) => {
    const [one, other] = sidesOf(check)
    if (!one || !other) return null
    return t('findings.sides', {
      how: check.outcome,
      one: t(`sources.${one.source}`),
      text: one.text,
      other: t(`sources.${other.source}`),
      otherText: other.text,
    })
  }

  return (check: Check): string => {
    const sides = sidesIn(check)
    if (sides !== null) return sides
    const { id, outcome, expected, found } = check
    const claims = claimsIn(check)
    switch (id) {
      case 'purchase_window':
      case 'redeemed_in_time':
      case 'invoice_window':
        return t(`findings.${id}`, {
          outcome,
          date: orOf(datesOf(found)),
          ...periodFinding(check),
        })
      case 'region':
        return t('findings.region', {
          outcome,
          found: listOf(found),
          expected: listOf(expected),
        })
      case 'store':
        return t('findings.store', {
          where: isSame(expected[0], found[0]) ? 'partner' : 'region',
          outcome,
          home: listOf(expected.slice(0, 1)),
          region: listOf(found.slice(0, 1)),
          store: listOf(found.slice(1, 2)),
        })
      case 'product':
        return t('findings.product', { outcome, found: listOf(found.slice(0, 1)) })
      case 'redeem_limit':
        return t('findings.redeem_limit', {
          outcome,
          limit: expected[0]?.kind === 'count' ? expected[0].count : 0,
          count: claims.length,
          claims: claimsOf(check),
        })
      case 'serial_unused':
      case 'serial_elsewhere':
        return t(`findings.${id}`, { outcome, claims: claimsOf(check) })
      case 'photo_unused':
      case 'invoice_unused':
      case 'person_elsewhere':
        return t(`findings.${id}`, { outcome, tie: tieOf(claims), claims: claimsOf(check) })
      case 'photo_serial':
        return t('findings.photo_serial', {
          outcome,
          how:
            found.length === 0 ? 'nothing' : found[0]?.kind === 'characters' ? 'near' : 'another',
          found: listOf(found.slice(0, 2)),
          expected: listOf(expected),
        })
      case 'invoice_date':
        return t('findings.invoice_date', {
          outcome,
          how: howFound(check),
          found: orOf(datesOf(found)),
          expected: orOf(datesOf(expected)),
        })
      case 'photo_chk':
      case 'invoice_store':
      case 'invoice_number':
      case 'invoice_total':
      case 'invoice_model':
      case 'invoice_serial':
        return t(`findings.${id}`, {
          outcome,
          how: howFound(check),
          found: listOf(found.slice(0, 1)),
          expected: listOf(expected.slice(0, 1)),
        })
      case 'papers_examined':
        return t('findings.papers_examined')
    }
  }
}

const isSame = (one: CheckValue | undefined, other: CheckValue | undefined) =>
  one?.kind === 'text' && other?.kind === 'text' && one.text === other.text
