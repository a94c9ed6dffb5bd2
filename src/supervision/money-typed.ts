import type { Money } from '../../contract/money.ts'

/** `EUR 100`. */
export const saidOf = (money: Money | null) =>
  money ? [money.currency, money.amount].filter(Boolean).join(' ') : ''

/** `EUR 100` as typed; the server refuses an invalid amount. */
export function moneyOf(text: string): Money | null {
  const [, currency = '', amount = ''] = /^\s*([a-z]*)\s*(.*?)\s*$/i.exec(text) ?? []
  return currency + amount === '' ? null : { currency: currency.toUpperCase(), amount }
}
