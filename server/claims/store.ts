import type { Selectable, Updateable } from 'kysely'
import type { Person } from '../../contract/session.ts'
import { isReadableBy } from '../history/readable.ts'
import { eventsSince } from '../history/store.ts'
import { ProblemError } from '../http/problem.ts'
import { getPromotion, type StoredPromotion } from '../promotions/store.ts'
import type { AttemptFacts, Database, Tables, Transaction } from '../storage/tables.ts'

export type ClaimRow = Selectable<Tables['claims']>
export type AttemptRow = Selectable<Tables['attempts']>

/** @throws {ProblemError} `not_found` */
export async function getClaim(database: Database, number: string): Promise<ClaimRow> {
  const claim = await database
    .selectFrom('claims')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst()
  if (!claim) throw new ProblemError('not_found')
  return claim
}

/**
 * The claim, locked until the transaction ends.
 *
 * @throws {ProblemError} `not_found`
 */
export async function lockClaim(tx: Transaction, number: string): Promise<ClaimRow> {
  const claim = await tx
    .selectFrom('claims')
    .selectAll()
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  if (!claim) throw new ProblemError('not_found')
  return claim
}

/** As `lockClaim`, by an id that is known to exist. */
export async function lockClaimById(tx: Transaction, id: string): Promise<ClaimRow> {
  return tx
    .selectFrom('claims')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** A claim in the version that somebody saw. */
export interface SeenClaim {
  number: string
  version: number
  person: Pick<Person, 'permissions'>
}

/**
 * As `lockClaim`, for a caller who saw a version of it.
 *
 * @throws {ProblemError} `not_found`; `claim_changed` with what changed since, as far as the caller
 *   may read it
 */
export async function lockClaimAt(
  tx: Transaction,
  { number, version, person }: SeenClaim,
): Promise<ClaimRow> {
  const claim = await lockClaim(tx, number)
  if (claim.version === version) return claim
  const changes = await eventsSince(tx, claim.id, version)
  throw new ProblemError('claim_changed', {
    version: claim.version,
    changes: changes.filter(isReadableBy(person)).map((event) => ({
      version: event.version,
      kind: event.kind,
      at: event.at.toISOString(),
      by: event.actor_name,
      actor: event.actor_kind,
    })),
  })
}

/**
 * Member Center's key opens every claim, and numbers can be guessed, so a member may only change
 * their own claim.
 *
 * @throws {ProblemError} `not_found`
 */
export function requireOwn(claim: Pick<ClaimRow, 'member_id'>, memberId: string): void {
  if (claim.member_id !== memberId) throw new ProblemError('not_found')
}

/** Columns of a claim that is not on hold. */
export const noHold = {
  held_until: null,
  hold_ends_at: null,
  held_because: null,
  held_by: null,
} satisfies Updateable<Tables['claims']>

export async function getAttempt(
  database: Database,
  claim: Pick<ClaimRow, 'id' | 'attempt'>,
): Promise<AttemptRow> {
  return database
    .selectFrom('attempts')
    .selectAll()
    .where('claim_id', '=', claim.id)
    .where('number', '=', claim.attempt)
    .executeTakeFirstOrThrow()
}

/** A claim with everything its rules look at. */
export interface ClaimFile {
  claim: ClaimRow
  attempt: AttemptRow
  facts: AttemptFacts
  promotion: StoredPromotion
}

export async function openFile(database: Database, claim: ClaimRow): Promise<ClaimFile> {
  const attempt = await getAttempt(database, claim)
  const promotion = await getPromotion(database, claim.promotion_id)
  return { claim, attempt, facts: attempt.facts, promotion }
}

/** As `lockClaimAt`, with everything that its rules look at. */
export const openFileAt = async (tx: Transaction, seen: SeenClaim): Promise<ClaimFile> =>
  openFile(tx, await lockClaimAt(tx, seen))
