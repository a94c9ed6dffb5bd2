import { sql } from 'kysely'
import { sharingTerms } from '../../contract/sharing.ts'
import type { Language } from '../../contract/schema.ts'
import type { ClaimRow } from '../claims/store.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { deskTerms } from './desk-terms.ts'
import type { Hand } from './sharing-rules.ts'
import { listTakers } from './workload-store.ts'

export const keptSharingTerms = deskTerms('sharing', sharingTerms)

export interface Arrival {
  claim: ClaimRow
  language: Language
  /** Whoever ever skipped it. */
  skippedBy: string[]
  /** Somebody chose its assignee since it came. */
  isChosen: boolean
}

/** Claims that no one has been sought for yet: nobody reviews them, so that nothing is taken away. */
const lookedFor = (database: Database, now: Date) =>
  database
    .selectFrom('arrivals')
    .where((arrival) =>
      arrival.not(
        arrival.exists(
          arrival
            .selectFrom('leases')
            .select('leases.claim_id')
            .whereRef('leases.claim_id', '=', 'arrivals.claim_id')
            .where('leases.expires_at', '>', now),
        ),
      ),
    )

export const hasArrivals = async (database: Database, now: Date): Promise<boolean> =>
  (await lookedFor(database, now).select('seq').limit(1).executeTakeFirst()) !== undefined

/**
 * Takes the first arrivals off the list, with their claims locked. Whatever another transaction is
 * changing stays for later.
 */
export async function takeArrivals(tx: Transaction, atMost: number, now: Date): Promise<Arrival[]> {
  const locked = await lookedFor(tx, now)
    .innerJoin('claims', 'claims.id', 'arrivals.claim_id')
    .innerJoin('promotions', 'promotions.id', 'claims.promotion_id')
    .selectAll('claims')
    .select(['arrivals.seq', sql<Language>`promotions.terms->>'language'`.as('language')])
    .orderBy('arrivals.seq')
    .limit(atMost)
    .forUpdate(['arrivals', 'claims'])
    .skipLocked()
    .execute()
  if (locked.length === 0) return []
  const ids = locked.map(({ id }) => id)
  const [leases, steps] = await Promise.all([
    // Leased between being seen and being locked.
    tx
      .selectFrom('leases')
      .select('claim_id')
      .where('claim_id', 'in', ids)
      .where('expires_at', '>', now)
      .execute(),
    tx
      .selectFrom('events')
      .select(['claim_id', 'attempt', 'kind', 'actor_id'])
      .where('claim_id', 'in', ids)
      .where('kind', 'in', ['claim_skipped', 'claim_assigned', 'claim_handed_over'])
      .execute(),
  ])
  const taken = locked.filter(({ id }) => !leases.some(({ claim_id }) => claim_id === id))
  if (taken.length > 0) {
    const seqs = taken.map(({ seq }) => seq)
    await tx.deleteFrom('arrivals').where('seq', 'in', seqs).execute()
  }
  // One that came twice meanwhile is looked at once.
  const distinct = [...new Map(taken.map((row) => [row.id, row])).values()]
  return distinct.map(({ language, ...claim }) => {
    const own = steps.filter(({ claim_id }) => claim_id === claim.id)
    return {
      claim,
      language,
      skippedBy: own.flatMap((step) =>
        step.kind === 'claim_skipped' ? (step.actor_id ?? []) : [],
      ),
      isChosen: own.some(
        (step) =>
          step.kind !== 'claim_skipped' && step.actor_id !== null && step.attempt === claim.attempt,
      ),
    }
  })
}

/** Everybody who decides claims, and what was shared out to them. */
export async function listHands(database: Database, today: string): Promise<Hand[]> {
  const [takers, turns] = await Promise.all([
    listTakers(database, today),
    database.selectFrom('sharing_turns').selectAll().execute(),
  ])
  return takers.map((taker) => {
    const last = turns.find(({ staff_id }) => staff_id === taker.id)
    return {
      ...taker,
      today: last?.given_on === today ? last.given : 0,
      turn: last?.turn ?? 0,
    }
  })
}

export async function keepTurn(tx: Transaction, hand: Hand, today: string): Promise<void> {
  const values = { turn: hand.turn, given_on: today, given: hand.today }
  await tx
    .insertInto('sharing_turns')
    .values({ staff_id: hand.id, ...values })
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(values))
    .execute()
}
