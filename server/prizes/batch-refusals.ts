import type { BatchState } from '../../contract/code-batches.ts'
import type { Person } from '../../contract/session.ts'
import { lacking, type Refusal } from '../http/permission.ts'

/* Why a person cannot do something to a batch of codes; `null` when they can. See `refusals.ts`. */

interface SentBatch {
  state: BatchState
  sentBy: string
}

export const rejectRefused = ({ state }: Pick<SentBatch, 'state'>, person: Person): Refusal =>
  lacking(person, 'codes.keep') ?? (state === 'waiting' ? null : 'batch_decided')

export const confirmBatchRefused = (batch: SentBatch, person: Person): Refusal =>
  rejectRefused(batch, person) ?? (batch.sentBy === person.id ? 'second_person_needed' : null)

interface Rest {
  state: BatchState
  available: number
  /** For prizes that are held: these codes leave the stock as well, and their prizes get others. */
  reserved: number
  /** Whether a second person was asked to void it already. */
  isAsked: boolean
}

export function voidRefused(
  { state, available, reserved, isAsked }: Rest,
  person: Person,
): Refusal {
  if (lacking(person, 'codes.keep')) return 'not_permitted'
  if (state !== 'confirmed' || available + reserved === 0) return 'nothing_to_void'
  return isAsked ? 'sign_off_asked' : null
}
