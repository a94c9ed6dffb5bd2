import type { DecisionKind } from '../../../contract/claim-words.ts'
import type { MailWarning } from '../../../contract/decisions.ts'
import type { Language } from '../../../contract/schema.ts'
import type { ComposedMail } from '../../mail/compose.ts'
import type { Wording } from '../../ports.ts'

/** What should be looked at before a mail goes; none of it stops it. */
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

/** Something between brackets, or a row of x or dots, that somebody meant to fill in. */
const hasPlaceholder = (text: string): boolean =>
  /\{\{(?!code\}\})[^}]*\}\}|\{[\w ]+\}|\[[\p{Lu}\d_ ]{3,}\]|<[\p{L}_ ]+>|\bX{3,}\b|_{3,}/u.test(
    text,
  )

/** ISO 639-3, as the library calls them. */
const codeOf = { en: 'eng', id: 'ind', fr: 'fra', 'zh-TW': 'cmn' } as const

/** From this likeness to the best guess on, the language may well be meant: short texts say little. */
const likely = 0.85

async function mayBeIn(text: string, language: Language): Promise<boolean> {
  // Read only when somebody wrote a sentence of their own.
  const { francAll } = await import('franc-min')
  const guesses = francAll(text, { only: Object.values(codeOf), minLength: 12 })
  const [best] = guesses
  if (!best || best[0] === 'und') return true
  return guesses.some(([code, score]) => code === codeOf[language] && score >= likely)
}
