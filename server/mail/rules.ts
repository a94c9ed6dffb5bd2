import type { MailState } from '../../contract/mail-kinds.ts'
import type { Person } from '../../contract/session.ts'
import { lacking, type Refusal } from '../http/permission.ts'

/*
 * Why a person cannot do something to a mail; `null` when they can. The command and the page that
 * offers it both ask here.
 */

interface TriedMail {
  state: MailState
  /** Its code was replaced, so it is never sent again. */
  isOver: boolean
}

export function retryRefused(
  { state, isOver }: TriedMail,
  hasMailServer: boolean,
  person: Person,
): Refusal {
  if (lacking(person, 'mails.retry')) return 'not_permitted'
  const isWaitingForSomeone = state === 'stuck' || state === 'kept'
  if (!isWaitingForSomeone || isOver) return 'mail_not_stuck'
  return hasMailServer ? null : 'no_mail_server'
}

/** Only a mail that has left can bounce, whoever reports it. */
export const cannotBounce = ({ state }: { state: MailState }): Refusal =>
  state === 'sent' ? null : 'mail_not_sent'

export const bounceRefused = (mail: { state: MailState }, person: Person): Refusal =>
  lacking(person, 'mails.retry') ?? cannotBounce(mail)
