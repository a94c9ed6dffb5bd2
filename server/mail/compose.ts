import type { MailKind } from '../../contract/mail-kinds.ts'
import type { Language } from '../../contract/schema.ts'
import {
  fillTemplate,
  type MailTemplates,
  type TemplateName,
  type TemplateValues,
} from './template.ts'
import { en } from './templates/en.ts'
import { fr } from './templates/fr.ts'
import { id } from './templates/id.ts'
import { zhTw } from './templates/zh-tw.ts'

export const templates: Record<Language, MailTemplates> = { en, id, fr, 'zh-TW': zhTw }

/** A composed mail that is not in the outbox yet; previews show the same. */
export interface ComposedMail {
  kind: MailKind
  to: string
  language: Language
  subject: string
  body: string
  /** The part of the body that differs from mail to mail, for readers who know the rest. */
  essence: string
  /** The code that replaces `{{code}}` when the mail is sent. */
  codeId: string | null
}

export function composeMail(
  name: TemplateName,
  to: string,
  language: Language,
  values: TemplateValues,
  codeId: string | null = null,
): ComposedMail {
  return {
    kind: kindOf(name),
    to,
    language,
    codeId,
    ...fillTemplate(templates[language][name], values),
  }
}

function kindOf(name: TemplateName): MailKind {
  switch (name) {
    case 'asked_again_invoice':
    case 'asked_again_photo':
      return 'asked_again'
    case 'approved_held':
    case 'approved_awaiting':
      return 'approved_later'
    default:
      return name
  }
}
