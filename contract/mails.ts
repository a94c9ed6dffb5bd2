import * as z from 'zod/mini'
import { claimNumber } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { mailKind, mailState } from './mail-kinds.ts'
import { commaList, cursor, id, instant, lines, page, text, wholeNumber } from './schema.ts'

export const mailRow = z.object({
  id,
  claim: claimNumber,
  kind: mailKind,
  state: mailState,
  to: z.string(),
  subject: z.string(),
  language: z.string(),
  createdAt: instant,
  sentAt: z.nullable(instant),
  tries: z.int(),
  /** The mail server's answer to the last failed try. */
  lastError: z.nullable(z.string()),
  /** When it bounced after being accepted, and the reason given. */
  bouncedAt: z.nullable(instant),
  bounceReason: z.nullable(z.string()),
})
export type MailRow = z.infer<typeof mailRow>

export const mailList = endpoint({
  name: 'mailList',
  method: 'GET',
  path: '/api/mails',
  summary: 'The outbox, newest first.',
  access: 'mails.read',
  query: z.strictObject({
    state: commaList(mailState),
    claim: z.optional(claimNumber),
    q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
    cursor,
    limit: z._default(wholeNumber(1, 200), 50),
  }),
  answer: {
    status: 200,
    body: z.extend(page(mailRow), {
      /** Whether a mail server is configured at all. */
      hasMailServer: z.boolean(),
    }),
  },
  problems: [],
})

export const mail = z.object({
  ...mailRow.shape,
  from: z.string(),
  messageId: z.string(),
  /** The mail's plain text; a prize code is masked except for its last four characters. */
  body: z.string(),
  nextTryAt: z.nullable(instant),
  canRetry: z.boolean(),
  canMarkBounced: z.boolean(),
})
export type Mail = z.infer<typeof mail>

export const mailRead = endpoint({
  name: 'mailRead',
  method: 'GET',
  path: '/api/mails/{id}',
  summary: 'One mail as the member reads it.',
  access: 'mails.read',
  params: z.object({ id }),
  answer: { status: 200, body: mail },
  problems: ['not_found'],
})

export const mailRetry = endpoint({
  name: 'mailRetry',
  method: 'POST',
  path: '/api/mails/{id}/retry',
  summary: 'Tries a stuck mail again, with the same Message-ID.',
  access: 'mails.retry',
  params: z.object({ id }),
  answer: { status: 200, body: mail },
  problems: ['not_found', 'mail_not_stuck', 'no_mail_server'],
})

export const mailBounce = endpoint({
  name: 'mailBounce',
  method: 'POST',
  path: '/api/mails/{id}/bounce',
  summary: 'Marks a sent mail as bounced; its prize needs attention again.',
  access: 'mails.retry',
  params: z.object({ id }),
  body: z.strictObject({ reason: lines(300) }),
  answer: { status: 204 },
  problems: ['not_found', 'mail_not_sent'],
})

export const intakeMailBounce = endpoint({
  name: 'intakeMailBounce',
  method: 'POST',
  path: '/api/intake/bounces',
  summary:
    'The mail system reports a bounced mail by Message-ID; reporting it twice changes nothing.',
  access: 'intake',
  body: z.strictObject({ messageId: text(200), reason: lines(500) }),
  answer: { status: 204 },
  problems: ['not_found', 'mail_not_sent'],
})
