import { sql } from 'kysely'
import { fullName } from '../../../contract/names.ts'
import type { ClockTerms, CountedDeadline } from '../../clocks/rules.ts'
import { searchMoreOf, searchOfClaim } from '../../storage/search-text.ts'
import type { AttemptFacts, Transaction } from '../../storage/tables.ts'

export interface NewClaim {
  id: string
  promotionId: string
  offerId: string | null
  facts: AttemptFacts
  deadline: CountedDeadline
  at: Date
}

/** Adds a claim with its first attempt, version 1. @returns its number */
export async function addClaim(tx: Transaction, claim: NewClaim): Promise<string> {
  const { rows } = await sql<{ number: string }>`
    select 'R-' || nextval('claim_numbers') as number
  `.execute(tx)
  const { number = '' } = rows[0] ?? {}
  const columns = columnsOf(claim.facts, claim.deadline)
  await tx
    .insertInto('claims')
    .values({
      ...columns,
      id: claim.id,
      number,
      search: searchOfClaim({ ...columns, number, tags: [] }),
      version: 1,
      promotion_id: claim.promotionId,
      offer_id: claim.offerId,
      state: 'waiting',
      attempt: 1,
      member_id: claim.facts.member.id,
      assignee_id: null,
      first_submitted_at: claim.at,
      submitted_at: claim.at,
      decided_at: null,
    })
    .execute()
  return number
}

/**
 * Columns of a claim that repeat its current attempt, for the queue's filters, search and order.
 */
export function columnsOf(facts: AttemptFacts, d: CountedDeadline) {
  const { member, registration, recipient } = facts
  return {
    search_more: searchMoreOf({ facts }),
    region: member.region,
    email: member.email,
    member_name: fullName(recipient),
    serial_number: registration.serialNumber,
    product_name: registration.productName,
    category: registration.category,
    due_soon_at: d.dueSoonAt,
    due_day_at: d.dueDayAt,
    due_at: d.dueAt,
    due_on: d.dueOn,
  }
}

export interface NewAttempt {
  claimId: string
  number: number
  facts: AttemptFacts
  deadline: CountedDeadline
  clock: ClockTerms
  at: Date
}

/** Adds an attempt with its deadline and the calendars that it was counted with. */
export async function addAttempt(tx: Transaction, attempt: NewAttempt): Promise<void> {
  const { deadline, clock } = attempt
  await tx
    .insertInto('attempts')
    .values({
      claim_id: attempt.claimId,
      number: attempt.number,
      submitted_at: attempt.at,
      facts: JSON.stringify(attempt.facts),
      zone: deadline.zone,
      received_on: deadline.receivedOn,
      due_soon_on: deadline.dueSoonOn,
      due_on: deadline.dueOn,
      is_provisional: deadline.isProvisional,
      counts_cuti_bersama_as_off: clock.countsCutiBersamaAsOff,
      calendars: JSON.stringify(
        clock.calendars.map(({ calendar, version }) => ({ calendar, version })),
      ),
    })
    .execute()
}
