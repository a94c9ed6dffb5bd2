import type { Money } from '../../contract/money.ts'
import { locale } from './words.ts'

/** An exact amount with its currency code: `IDR 500,000`. It is never converted to a number. */
export function formatMoney({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  })
  return format.format(amount as Intl.StringNumericLiteral).replaceAll('\u00a0', ' ')
}
