import type { Updateable } from 'kysely'
import type { DetailsOf, EventKind } from '../../contract/history.ts'
import type { Actor, By } from '../history/store.ts'
import type { Ports } from '../ports.ts'
import { searchOfClaim } from '../storage/search-text.ts'
import type { Tables, Transaction } from '../storage/tables.ts'
import { isWatchedStep, tellWatchers, type WatchedStep } from './notices.ts'
import type { ClaimRow } from './store.ts'

/** A kind of step, with its details. */
export type Told<Kind extends EventKind = EventKind> = {
  [K in Kind]: { kind: K; details: DetailsOf<K> }
}[Kind]

export type ClaimStep<Kind extends EventKind> = {
  kind: Kind
  by: By
  /** Columns of the claim besides its version. */
  changes?: Updateable<Tables['claims']>
  /** For colleagues; never for the member. */
  note?: string | null
} & (
  | { details: DetailsOf<Kind> }
  /**
   * Runs after the version was made and returns the details, for steps whose details depend on it.
   */
  | { cause: (version: number) => Promise<DetailsOf<Kind>> }
) &
  /** For the notices to those who watch the claim. */
  (Kind extends WatchedStep ? { ports: Pick<Ports, 'ids'> } : unknown)

/**
 * Moves a locked claim to its next version and records the step in its history. There is no other
 * way to do either, and the database refuses one without the other.
 *
 * @returns the version that this step made
 */
export async function takeStep<const Kind extends EventKind>(
  tx: Transaction,
  claim: ClaimRow,
  step: ClaimStep<Kind>,
): Promise<number> {
  const { changes = {}, kind, by, note = null } = step
  const version = await advanceClaim(tx, claim, changes)
  const details = 'cause' in step ? await step.cause(version) : step.details
  const attempt = changes.attempt ?? claim.attempt
  await recordStep(tx, { claimId: claim.id, version, attempt, kind, by, details, note })
  if (isWatchedStep(kind)) {
    // Such a kind has ports: its type says so, though not to the compiler in here.
    const { ports } = step as unknown as { ports: Pick<Ports, 'ids'> }
    await tellWatchers(tx, ports, { claimId: claim.id, what: kind, by })
  }
  return version
}

/** The first step of a claim that was just added. */
export async function takeFirstStep(tx: Transaction, claimId: string, by: By): Promise<void> {
  const first = { version: 1, attempt: 1, kind: 'claim_received', details: {}, note: null } as const
  await recordStep(tx, { claimId, ...first, by })
}

async function advanceClaim(
  tx: Transaction,
  claim: ClaimRow,
  changes: Updateable<Tables['claims']>,
): Promise<number> {
  const version = claim.version + 1
  await tx
    .updateTable('claims')
    .set({ ...changes, search: searchAfter(claim, changes), version })
    .where('id', '=', claim.id)
    .execute()
  return version
}

/** The search text depends on these columns. */
function searchAfter(claim: ClaimRow, changes: Updateable<Tables['claims']>): string {
  return searchOfClaim({
    number: claim.number,
    serial_number: changes.serial_number ?? claim.serial_number,
    member_name: changes.member_name ?? claim.member_name,
    email: changes.email ?? claim.email,
    tags: changes.tags ?? claim.tags,
    search_more: changes.search_more ?? claim.search_more,
  })
}

interface Recorded {
  claimId: string
  version: number
  attempt: number
  kind: EventKind
  by: By
  details: DetailsOf<EventKind>
  note: string | null
}

async function recordStep(
  tx: Transaction,
  { claimId, version, attempt, kind, by, details, note }: Recorded,
): Promise<void> {
  await tx
    .insertInto('events')
    .values({
      claim_id: claimId,
      version,
      attempt,
      kind,
      at: by.at,
      actor_kind: by.actor.kind,
      actor_id: staffIdOf(by.actor),
      details: JSON.stringify(details),
      internal_note: note,
    })
    .execute()
}

const staffIdOf = (actor: Actor) => (actor.kind === 'staff' ? actor.id : null)
