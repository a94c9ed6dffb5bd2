import type { Check, CheckValue } from '../../../contract/checks.ts'
import { formatDate } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import { isContradiction } from './use-marking.ts'

/** Values listed in a sentence; of the rest, only the number. */
const namedAtMost = 6

/** The values of sources that disagree. */
export const sidesOf = ({ found }: Check) => found.filter((value) => value.kind === 'source')

/** A check in words: its rule, and what was found. */
export function useCheckWords() {
  const t = useWords('review.checks')
  const tc = useWords('common.categories')
  const textOf = (value: CheckValue): string => {
    switch (value.kind) {
      case 'date':
        return formatDate(value.date)
      case 'category':
        return tc.has(value.text as 'laptop') ? tc(value.text as 'laptop') : value.text
      case 'count':
        return String(value.count)
      case 'claim':
        return value.number
      case 'text':
      case 'characters':
        return value.text
      case 'source':
        return t('named', { source: t(`sources.${value.source}`), text: value.text })
    }
  }
  const listOf = (values: CheckValue[]): string => {
    const named = values.slice(0, namedAtMost).map(textOf).join(', ')
    const more = values.length - namedAtMost
    return more > 0 ? t('andMore', { named, more }) : named
  }
  return {
    name: (check: Check) => t(`names.${check.id}`),
    rule: (check: Check) => {
      const { id, expected } = check
      if (sidesOf(check).length > 0) return t(isContradiction(check) ? 'disputed' : 'doubted')
      const [first, last] = expected
      switch (id) {
        case 'purchase_window':
        case 'redeemed_in_time':
        case 'invoice_window':
          return t(`rules.${id}`, {
            first: first ? textOf(first) : '',
            last: last ? textOf(last) : '',
          })
        case 'redeem_limit':
          return first?.kind === 'count'
            ? t('rules.redeem_limit', { count: first.count })
            : t('rules.redeem_limitNone')
        case 'store':
          return expected.length > 1
            ? t('rules.store', { expected: listOf(expected.slice(1)) })
            : t('rules.storeAny', { expected: listOf(expected) })
        case 'product':
          return expected.length > 0
            ? t('rules.product', { expected: listOf(expected) })
            : t('rules.productAny')
        case 'serial_unused':
        case 'photo_serial':
        case 'photo_chk':
        case 'photo_unused':
        case 'invoice_store':
        case 'invoice_date':
        case 'invoice_number':
        case 'invoice_total':
        case 'invoice_model':
        case 'invoice_serial':
        case 'invoice_unused':
        case 'papers_examined':
        case 'serial_elsewhere':
        case 'person_elsewhere':
          return t(`rules.${id}`)
        case 'region':
          return t('rules.region', { expected: listOf(expected) })
      }
    },
    listOf,
    outcome: ({ outcome }: Check) => t(`outcomes.${outcome}`),
  }
}
