import type { DecisionKind } from '../../../contract/claim-words.ts'
import type { MailWarning } from '../../../contract/decisions.ts'
import type { Language } from '../../../contract/schema.ts'
import type { ComposedMail } from '../../mail/compose.ts'
import type { Wording } from '../../ports.ts'

/** What to check before a mail goes out; warnings never stop it. */
export async function mailWarningsOf(
  kind: DecisionKind,
  mail: Pick<ComposedMail, 'subject' | 'body' | 'language'>,
  addition: string | null,
  wording: Wording,
): Promise<MailWarning[]> {
  const warnings: MailWarning[] = []
  if (hasPlaceholder(`${mail.subject}\n${mail.body}`)) warnings.push('placeholder_left')
  if (addition && !(await mayBeIn(addition, mail.language))) warnings.push('wrong_language')
  if (kind === 'ask_again' && !mail.body.includes(wording.memberCenterSignIn)) {
    warnings.push('link_missing')
  }
  return warnings
}

/** A placeholder that was left in: text in brackets, or a row of x or dots. */
const hasPlaceholder = (text: string): boolean =>
  /\{\{(?!code\}\})[^}]*\}\}|\{[\w ]+\}|\[[\p{Lu}\d_ ]{3,}\]|<[\p{L}_ ]+>|\bX{3,}\b|_{3,}/u.test(
    text,
  )

/** ISO 639-3 codes, as the library uses them. */
const codeOf = { en: 'eng', id: 'ind', fr: 'fra', 'zh-TW': 'cmn' } as const

/**
 * With at least this share of the best guess's score, the language is plausible: short texts are
 * ambiguous.
 */
const likely = 0.85

async function mayBeIn(text: string, language: Language): Promise<boolean> {
  // Loaded only when an agent wrote a sentence of their own.
  const { francAll } = await import('franc-min')
  const guesses = francAll(text, { only: Object.values(codeOf), minLength: 12 })
  const [best] = guesses
  if (!best || best[0] === 'und') return true
  return guesses.some(([code, score]) => code === codeOf[language] && score >= likely)
}
