import type { BulkAct } from '../../../contract/bulk.ts'
import type { Person } from '../../../contract/session.ts'
import { byPerson, type ByPerson } from '../../history/store.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Ports } from '../../ports.ts'
import type { Database, Transaction } from '../../storage/tables.ts'
import { findReviewer } from '../reviewers.ts'
import { isOnHold } from '../rules.ts'
import { authorize, type LawNeeds } from '../standing.ts'
import type { ClaimRow } from '../store.ts'
import { assignClaim } from './assignment.ts'
import { endHold, holdClaim } from './holding.ts'
import { tagClaim } from './tags.ts'

/** Hours for which a bulk action can be undone: longer than any page offers it. */
const undoHours = 24

export const asUndo = { isUndo: true } as const

/** Keeps what a bulk action replaced on a claim, so that it can be undone. */
export async function keepBefore(
  tx: Transaction,
  { id, assignee_id, held_until, hold_ends_at, held_because, held_by, tags }: ClaimRow,
  act: Exclude<BulkAct['kind'], 'undo'>,
  version: number,
  { actor, at }: ByPerson,
): Promise<void> {
  const before = { assignee_id, held_until, hold_ends_at, held_because, held_by, tags }
  await tx
    .insertInto('bulk_steps')
    .values({ claim_id: id, version, by_id: actor.id, at, act, ...before })
    .execute()
}

/**
 * Puts back what the person's own bulk action replaced, if it made the version that the claim still
 * has. An earlier hold whose date has come is over.
 *
 * @returns its version now
 * @throws {ProblemError} `nothing_to_undo`, or why this person may not do it now
 */
export async function undoBulkStep(
  tx: Transaction,
  ports: Pick<Ports, 'ids'> & LawNeeds,
  claim: ClaimRow,
  person: Person,
  now: Date,
): Promise<number> {
  const step = await tx
    .selectFrom('bulk_steps')
    .selectAll()
    .where('claim_id', '=', claim.id)
    .where('version', '=', claim.version)
    .where('by_id', '=', person.id)
    .executeTakeFirst()
  if (!step) throw new ProblemError('nothing_to_undo')
  const by = byPerson(person, now)
  switch (step.act) {
    case 'assign': {
      await authorize(tx, ports, claim, 'assign', person, now)
      const { assignee_id: id } = step
      const back = id === null ? null : await findReviewer(tx, id, 'assignee')
      return assignClaim(tx, ports, claim, back, by, null, asUndo)
    }
    case 'hold': {
      const { held_until: until, held_because: because, held_by: heldBy } = step
      const isOver = !isOnHold(step, now)
      await authorize(tx, ports, claim, isOver ? 'endHold' : 'hold', person, now)
      return isOver || until === null || because === null || heldBy === null
        ? endHold(tx, claim, by, asUndo)
        : holdClaim(tx, claim, { until, because, heldBy }, by, asUndo)
    }
    case 'tag': {
      await authorize(tx, ports, claim, 'tag', person, now)
      const add = step.tags.filter((tag) => !claim.tags.includes(tag))
      const remove = claim.tags.filter((tag) => !step.tags.includes(tag))
      return tagClaim(tx, claim, { add, remove }, by, asUndo)
    }
  }
}

/** Deletes what nobody can undo any more. */
export async function forgetOldBulkSteps(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - undoHours * 3600_000)
  await database.deleteFrom('bulk_steps').where('at', '<', before).execute()
}
