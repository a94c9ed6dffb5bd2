import * as z from 'zod/mini'

/** What a mail tells the member. */
const mailKinds = [
  'received',
  'asked_again',
  'answer_reminder',
  'expired',
  'declined',
  'approved_code',
  'approved_later',
  'approved_physical',
  'code_redirected',
  'parcel_rerouted',
  'address_asked',
  'shipped',
  'delivered',
] as const
export const mailKind = z.enum(mailKinds)
export type MailKind = z.infer<typeof mailKind>

/**
 * waiting: to be sent · sent: a mail server accepted it · stuck: failed after many tries, a person
 * must look · kept: no mail server is configured · withdrawn: its decision was undone before it was
 * sent.
 */
export const mailStates = ['waiting', 'sent', 'stuck', 'kept', 'withdrawn'] as const
export const mailState = z.enum(mailStates)
export type MailState = z.infer<typeof mailState>
