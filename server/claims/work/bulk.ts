import { sql } from 'kysely'
import * as z from 'zod/mini'
import { bulkOutcome, claimBulk, type BulkAct, type BulkOutcome } from '../../../contract/bulk.ts'
import type { Person } from '../../../contract/session.ts'
import { authorize as mayCall } from '../../http/authorize.ts'
import { sha256Hex } from '../../http/digest.ts'
import { keepAnswer, takeKey } from '../../http/idempotency.ts'
import { lacking } from '../../http/permission.ts'
import { ProblemError, requireAllowed } from '../../http/problem.ts'
import { commandOnEach, type Route } from '../../http/route.ts'
import type { Ports } from '../../ports.ts'
import type { Database, Transaction } from '../../storage/tables.ts'
import { byPerson, type ByPerson } from '../../history/store.ts'
import { assignClaim } from './assignment.ts'
import { keepBefore, undoBulkStep } from './bulk-undo.ts'
import { holdClaim, requireOwnHold } from './holding.ts'
import { findReviewer } from '../reviewers.ts'
import { authorize, type LawNeeds } from '../standing.ts'
import { lockClaimAt, type ClaimRow, type SeenClaim } from '../store.ts'
import { tagClaim } from './tags.ts'

export function bulkRoutes(ports: Needs): Route[] {
  return [
    commandOnEach(
      claimBulk,
      async ({ database, body: { act, rows }, person, request, key, now }) => {
        const change = await prepare(ports, database, act, person)
        const outcomes: BulkOutcome[] = []
        for (const row of rows) {
          const still = await requireStill(ports, request, act)
          const asked = await sha256Hex(JSON.stringify([claimBulk.name, act, row]))
          const repeatable = { scope: person.id, key: `${key}/${row.number}`, fingerprint: asked }
          outcomes.push(
            await database.transaction().execute(async (tx) => {
              const first = await takeKey(tx, repeatable, now)
              if (first) return z.parse(bulkOutcome, JSON.parse(first.answer))
              const outcome = await outcomeOf(tx, { ...row, person: still }, (claim) =>
                change(tx, claim, still, now),
              )
              await keepAnswer(tx, repeatable, { status: 200, answer: JSON.stringify(outcome) })
              return outcome
            }),
          )
        }
        return { rows: outcomes }
      },
    ),
  ]
}

type Needs = Pick<Ports, 'ids' | 'identity' | 'intakeKey' | 'origin'> & LawNeeds

type Change = (tx: Transaction, claim: ClaimRow, person: Person, now: Date) => Promise<number>

/**
 * Hundreds of claims take a while, in which the person may be signed out or disabled, or lose their
 * role.
 */
async function requireStill(ports: Needs, request: Request, act: BulkAct): Promise<Person> {
  const person = await mayCall(claimBulk, request, ports)
  if (!person) throw new ProblemError('not_signed_in')
  requireAct(act, person)
  return person
}

function requireAct(act: BulkAct, person: Person): void {
  if (act.kind === 'assign') requireAllowed(lacking(person, 'claims.assign'))
}

/** Refuses at once what would be refused for every claim. */
async function prepare(
  ports: Needs,
  database: Database,
  act: BulkAct,
  person: Person,
): Promise<Change> {
  if (act.kind === 'undo') {
    return (tx, claim, still, now) => undoBulkStep(tx, ports, claim, still, now)
  }
  const change = await changeOf(ports, database, act, person)
  return async (tx, claim, still, now) => {
    await authorize(tx, ports, claim, act.kind, still, now)
    const by = byPerson(still, now)
    const version = await change(tx, claim, by)
    if (version !== claim.version) await keepBefore(tx, claim, act.kind, version, by)
    return version
  }
}

async function changeOf(
  ports: Needs,
  database: Database,
  act: Exclude<BulkAct, { kind: 'undo' }>,
  person: Person,
): Promise<(tx: Transaction, claim: ClaimRow, by: ByPerson) => Promise<number>> {
  switch (act.kind) {
    case 'assign': {
      requireAct(act, person)
      const to =
        act.assignee === null ? null : await findReviewer(database, act.assignee, 'act.assignee')
      return async (tx, claim, by) =>
        claim.assignee_id === act.assignee ? claim.version : assignClaim(tx, ports, claim, to, by)
    }
    case 'hold':
      return async (tx, claim, by) => {
        if (!act.overOthers) await requireOwnHold(tx, claim, person, by.at)
        return holdClaim(tx, claim, act, by)
      }
    case 'tag':
      return (tx, claim, by) => tagClaim(tx, claim, act, by)
  }
}

/** A refused row changes nothing, and the refusal itself is the answer that is kept. */
async function outcomeOf(
  tx: Transaction,
  seen: SeenClaim,
  change: (claim: ClaimRow) => Promise<number>,
): Promise<BulkOutcome> {
  const { number, version } = seen
  await sql`savepoint before_row`.execute(tx)
  try {
    const now = await change(await lockClaimAt(tx, seen))
    const outcome = now === version ? 'unchanged' : 'done'
    return { number, outcome, version: now, why: null }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    await sql`rollback to savepoint before_row`.execute(tx)
    const { id: why, extras } = error
    const { version: current = null, by, faults: [fault] = [] } = extras
    return { number, outcome: 'refused', version: current, why, by, fault }
  }
}
