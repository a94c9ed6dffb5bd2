import {
  disagreementList,
  disagreementSettle,
  goldenSet,
  lookGive,
  lookNext,
  lookPicture,
  qualityChange,
  qualityRead,
  type LookVerdict,
} from '../../contract/quality.ts'
import { fittingReasons } from '../claims/decision/fitting-reasons.ts'
import type { LawNeeds } from '../claims/standing.ts'
import { standingDecision } from '../claims/standing-decision.ts'
import { getClaim } from '../claims/store.ts'
import { findFileOfClaim } from '../evidence/store.ts'
import { ProblemError } from '../http/problem.ts'
import { command, query, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import { recordAct } from '../storage/desk-events.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { loadQualityTerms, saveQualityTerms } from './draw-looks.ts'
import {
  countAgreements,
  countLooksFor,
  listDisagreements,
  nextLook,
  presentBlind,
} from './look-store.ts'
import { agree } from './quality-rules.ts'

export function qualityRoutes(ports: Pick<Ports, 'ids' | 'pictures'> & LawNeeds): Route[] {
  return [
    query(qualityRead, async ({ database }) => presentQuality(database)),

    command(qualityChange, async ({ tx, body, person, now }) => {
      const before = await loadQualityTerms(tx)
      await saveQualityTerms(tx, body)
      await recordAct(tx, ports, {
        actorId: person.id,
        kind: 'quality_changed',
        subject: 'desk',
        before,
        after: body,
        at: now,
      })
      return presentQuality(tx)
    }),

    command(goldenSet, async ({ tx, params, body, person, now }) => {
      const claim = await getClaim(tx, params.number)
      await tx.deleteFrom('golden_claims').where('claim_id', '=', claim.id).execute()
      if (body.isGolden) {
        const decision = await standingDecision(tx, claim)
        if (!decision) throw new ProblemError('claim_not_decided')
        await tx
          .insertInto('golden_claims')
          .values({
            claim_id: claim.id,
            attempt: claim.attempt,
            kind: decision.kind,
            reasons: JSON.stringify(decision.reasons),
            first_staff_id: decision.staff_id,
            set_by: person.id,
            set_at: now,
          })
          .execute()
      }
      return presentQuality(tx)
    }),

    command(lookNext, async ({ tx, person, now }) => {
      const look = await nextLook(tx, ports, person.id, now)
      return {
        look: look && (await presentBlind(tx, ports, look, person, now)),
        left: await countLooksFor(tx, person.id),
      }
    }),

    query(lookPicture, async ({ database, params, person }) => {
      const look = await database
        .selectFrom('second_looks')
        .select('claim_id')
        .where('id', '=', params.id)
        .where('staff_id', '=', person.id)
        .where('looked_at', 'is', null)
        .executeTakeFirst()
      if (!look) throw new ProblemError('not_found')
      const { number } = await claimOf(database, look)
      const file = await findFileOfClaim(database, number, params.sha256, 'page')
      const bytes = file && (await ports.pictures.get(params.sha256))
      if (!file || !bytes) throw new ProblemError('not_found')
      return { ...file, bytes }
    }),

    command(lookGive, async ({ tx, params, body, person, now }) => {
      const look = await lockLook(tx, params.id)
      if (look.staff_id !== person.id) throw new ProblemError('look_not_yours')
      if (look.looked_at !== null) throw new ProblemError('look_given')
      await fittingReasons(tx, body)
      const first: LookVerdict = { kind: look.first_kind, reasons: look.first_reasons }
      const agrees = agree(first, body)
      await tx
        .updateTable('second_looks')
        .set({
          kind: body.kind,
          reasons: JSON.stringify(body.reasons),
          note: body.note,
          looked_at: now,
          agrees,
        })
        .where('id', '=', look.id)
        .execute()
      const { number } = await claimOf(tx, look)
      return { agrees, claim: number, first, firstBy: await nameOf(tx, look.first_staff_id) }
    }),

    query(disagreementList, async ({ database, person }) => listDisagreements(database, person)),

    command(disagreementSettle, async ({ tx, params, body, person, now }) => {
      const look = await lockLook(tx, params.id)
      if (look.agrees !== false || look.source !== 'share') throw new ProblemError('not_found')
      if ([look.first_staff_id, look.staff_id].includes(person.id)) {
        throw new ProblemError('own_look')
      }
      await tx
        .updateTable('second_looks')
        .set({ settled_for: body.for, settled_by: person.id, settled_at: now })
        .where('id', '=', look.id)
        .execute()
      const [settled] = await listDisagreements(tx, person, look.id)
      if (!settled) throw new ProblemError('not_found')
      return settled
    }),
  ]
}

async function presentQuality(database: Database) {
  const [terms, agreements, golden, { waiting }] = await Promise.all([
    loadQualityTerms(database),
    countAgreements(database),
    database
      .selectFrom('golden_claims')
      .innerJoin('claims', 'claims.id', 'golden_claims.claim_id')
      .select(['claims.number', 'golden_claims.kind', 'golden_claims.reasons'])
      .orderBy('golden_claims.set_at')
      .execute(),
    database
      .selectFrom('second_looks')
      .select((query) => query.fn.countAll<number>().as('waiting'))
      .where('looked_at', 'is', null)
      .executeTakeFirstOrThrow(),
  ])
  return { ...terms, ...agreements, goldenClaims: golden, waiting }
}

async function lockLook(tx: Transaction, id: string) {
  const look = await tx
    .selectFrom('second_looks')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!look) throw new ProblemError('not_found')
  return look
}

const claimOf = (database: Database, { claim_id }: { claim_id: string }) =>
  database
    .selectFrom('claims')
    .select('number')
    .where('id', '=', claim_id)
    .executeTakeFirstOrThrow()

async function nameOf(database: Database, id: string): Promise<string> {
  const { name } = await database
    .selectFrom('staff')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return name
}
