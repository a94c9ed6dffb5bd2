import type { MailKind } from '../../contract/mail-kinds.ts'

/**
 * A mail as paragraphs with `{{fields}}`. A paragraph is left out if it names a field that this
 * mail lacks, such as the activation page of a promotion without one.
 */
export interface MailTemplate {
  subject: string
  paragraphs: string[]
}

/** Every field a template may name. `checkTemplate` refuses others. */
export const templateFields = [
  'promotion',
  'region',
  'product',
  'prize',
  'code',
  'reasons',
  'answerBy',
  'activationPage',
  'memberCenterSignIn',
  'carrier',
  'trackingNumbers',
  'trackingLink',
  'address',
  'question',
] as const
type TemplateField = (typeof templateFields)[number]
export type TemplateValues = Partial<Record<TemplateField, string | null>>

/** The wordings of one kind of mail; `asked_again` depends on where the member makes the fix. */
export type TemplateName =
  | Exclude<MailKind, 'asked_again' | 'approved_later'>
  | 'asked_again_invoice'
  | 'asked_again_photo'
  | 'approved_held'
  | 'approved_awaiting'

export type MailTemplates = Record<TemplateName, MailTemplate>

const placeholder = /\{\{(\w*)\}\}/g

/**
 * Fills in a template. A code stays `{{code}}` until the mail is sent. The essence is the part of the
 * body that differs from mail to mail.
 */
export function fillTemplate(
  template: MailTemplate,
  values: TemplateValues,
): { subject: string; body: string; essence: string } {
  const paragraphs = template.paragraphs.filter((paragraph) =>
    fieldsIn(paragraph).every((field) => field === 'code' || values[field]),
  )
  const filled = (some: string[]) => some.map((one) => fill(one, values)).join('\n\n')
  return {
    subject: oneLine(fill(template.subject, values)),
    body: filled(paragraphs),
    essence: filled(paragraphs.filter(isParticular)),
  }
}

/** A paragraph that differs from mail to mail; an address of ours is the same in each. */
function isParticular(paragraph: string): boolean {
  const fields = fieldsIn(paragraph)
  return fields.length > 0 && !fields.some((field) => sameInEach.includes(field))
}

const sameInEach: TemplateField[] = ['activationPage', 'memberCenterSignIn']

/** The only place where a code becomes readable in a mail. */
export function putCodeIn(body: string, code: string): string {
  return body.replaceAll('{{code}}', () => code)
}

function fill(text: string, values: TemplateValues): string {
  return text.replaceAll(placeholder, (whole, field: TemplateField) => values[field] ?? whole)
}

/** A line break in a header would start another header (RFC 5322 §2.2). */
function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim()
}

function fieldsIn(text: string): TemplateField[] {
  return [...text.matchAll(placeholder)].map(([, field]) => field as TemplateField)
}

/** @returns words in double braces that are not fields */
export function unknownFields({ subject, paragraphs }: MailTemplate): string[] {
  return [subject, ...paragraphs]
    .flatMap(fieldsIn)
    .filter((field) => !templateFields.includes(field))
}
