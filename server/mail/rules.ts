import type { MailState } from '../../contract/mail-kinds.ts'
import type { ProblemId } from '../../contract/problems.ts'
import type { Person } from '../../contract/session.ts'

/** Why a person cannot do something to a mail; `null` when they can. Asked by reader and command. */
type Refusal = ProblemId | null

const notPermitted = (person: Person): Refusal =>
  person.permissions.includes('mails.retry') ? null : 'not_permitted'

interface TriedMail {
  state: MailState
  /** Its code was replaced: it is never sent any more. */
  isOver: boolean
}

export function retryRefused(
  { state, isOver }: TriedMail,
  hasMailServer: boolean,
  person: Person,
): Refusal {
  const refusal = notPermitted(person)
  if (refusal) return refusal
  const isWaitingForSomeone = state === 'stuck' || state === 'kept'
  if (!isWaitingForSomeone || isOver) return 'mail_not_stuck'
  return hasMailServer ? null : 'no_mail_server'
}

/** Whoever says so: only what has left can come back. */
export const cannotBounce = ({ state }: { state: MailState }): Refusal =>
  state === 'sent' ? null : 'mail_not_sent'

export const bounceRefused = (mail: { state: MailState }, person: Person): Refusal =>
  notPermitted(person) ?? cannotBounce(mail)
