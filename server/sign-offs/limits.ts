import type { SignOffKind } from '../../contract/sign-offs.ts'

interface Limit {
  /** How many of one person in an hour are no alarm. */
  quietPerHour: number
  /** How many one person may ask for, and how many sign off, in 24 hours. */
  perDay: number
}

/** What a busy day needs, and not much more: whoever is past it talks to a colleague first. */
export const signOffLimits: Record<SignOffKind, Limit> = {
  claim_reversed: { quietPerHour: 5, perDay: 20 },
  code_redirected: { quietPerHour: 3, perDay: 10 },
  recipient_corrected: { quietPerHour: 15, perDay: 60 },
  batch_voided: { quietPerHour: 3, perDay: 10 },
  staff_invited: { quietPerHour: 10, perDay: 40 },
  staff_changed: { quietPerHour: 5, perDay: 20 },
  staff_link: { quietPerHour: 3, perDay: 10 },
  promotion_changed: { quietPerHour: 5, perDay: 20 },
}
