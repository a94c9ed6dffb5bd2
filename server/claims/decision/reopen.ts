import type { Updateable } from 'kysely'
import { deadlineFrom } from '../../clocks/rules.ts'
import { loadCalendars } from '../../clocks/store.ts'
import type { Tables, Transaction } from '../../storage/tables.ts'
import { getAttempt, type ClaimRow } from '../store.ts'

interface Reopened {
  /** The claim's columns of the deadline. */
  claim: Updateable<Tables['claims']>
  /**
   * Stores the attempt's deadline. Called once the claim waits, because the deadline of a decided
   * attempt cannot change.
   */
  keep(): Promise<void>
}

/**
 * The deadline of an attempt whose decision is taken back. It counts from the same day by the
 * calendars in force, like that of every open attempt, because edits skip decided ones. The caller
 * holds the calendars.
 */
export async function reopenedDeadline(tx: Transaction, claim: ClaimRow): Promise<Reopened> {
  const attempt = await getAttempt(tx, claim)
  const { zone, received_on: receivedOn, counts_cuti_bersama_as_off: cutiBersama } = attempt
  const calendars = await loadCalendars(
    tx,
    attempt.calendars.map(({ calendar }) => calendar),
  )
  const versions = calendars.map(({ calendar, version }) => ({ calendar, version }))
  const isNew = (one: (typeof versions)[number]) =>
    !attempt.calendars.some((old) => old.calendar === one.calendar && old.version === one.version)
  const edited = versions.filter(isNew)
  if (edited.length === 0) return { claim: {}, keep: async () => {} }

  const counted = deadlineFrom(receivedOn, {
    zone,
    calendars,
    countsCutiBersamaAsOff: cutiBersama,
  })
  const due = { due_soon_on: counted.dueSoonOn, due_on: counted.dueOn }
  const before = { due_soon_on_before: attempt.due_soon_on, due_on_before: attempt.due_on }
  const hasMoved = counted.dueOn !== attempt.due_on || counted.dueSoonOn !== attempt.due_soon_on
  return {
    claim: {
      due_soon_at: counted.dueSoonAt,
      due_day_at: counted.dueDayAt,
      due_at: counted.dueAt,
      due_on: counted.dueOn,
    },
    async keep() {
      await tx
        .updateTable('attempts')
        .set({
          ...due,
          is_provisional: counted.isProvisional,
          calendars: JSON.stringify(versions),
        })
        .where('claim_id', '=', claim.id)
        .where('number', '=', claim.attempt)
        .execute()
      if (!hasMoved) return
      await tx
        .insertInto('calendar_moves')
        .values(
          edited.map((version) => ({
            ...version,
            claim_id: claim.id,
            attempt: claim.attempt,
            ...before,
            ...due,
          })),
        )
        .execute()
    },
  }
}
