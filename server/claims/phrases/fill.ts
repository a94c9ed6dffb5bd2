import { fullName } from '../../../contract/names.ts'
import {
  placeholderForm,
  placeholdersIn,
  type Placeholder,
} from '../../../contract/placeholders.ts'
import { cleaned, trimmed } from '../../../contract/plain-text.ts'
import type { Language } from '../../../contract/schema.ts'
import { dateInWords } from '../../mail/date-words.ts'
import type { ClaimFile } from '../store.ts'

type Values = Record<Placeholder, string | null>

/** What the placeholders stand for; `null` where the claim says nothing that could be told. */
export function valuesOf(
  { facts, promotion }: Pick<ClaimFile, 'facts' | 'promotion'>,
  language: Language,
): Values {
  const { registration, purchase, recipient } = facts
  return {
    name: tellable(fullName(recipient)),
    serial: tellable(registration.serialNumber),
    store: tellable(purchase.store),
    date: dateInWords(purchase.date, language),
    promotion: tellable(promotion.terms.name),
    product: tellable(registration.productName),
  }
}

/**
 * Fills a phrase, the only place that does. Each placeholder is replaced once: what a value says is
 * never filled again.
 *
 * @returns the text, in which missing placeholders stay as they are
 */
export function fill(text: string, values: Values): { text: string; missing: Placeholder[] } {
  return {
    text: text.replaceAll(placeholderForm, (whole, name: Placeholder) => values[name] ?? whole),
    missing: placeholdersIn(text).filter((name) => values[name] === null),
  }
}

/** A value with a brace could not be told from a placeholder that was left. */
function tellable(value: string): string | null {
  const text = trimmed(cleaned(value))
  return text === '' || /[{}]/.test(text) ? null : text
}
