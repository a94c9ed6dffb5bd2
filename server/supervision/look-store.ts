import { sql, type Selectable } from 'kysely'
import type { EvidenceDocument } from '../../contract/evidence.ts'
import type { Agreement, BlindLook, Disagreement } from '../../contract/quality.ts'
import type { Person } from '../../contract/session.ts'
import { presentClaim } from '../claims/claim-view.ts'
import type { LawNeeds } from '../claims/standing.ts'
import { getClaim } from '../claims/store.ts'
import type { Ports } from '../ports.ts'
import { getPromotion } from '../promotions/store.ts'
import { prizeFor } from '../promotions/rules.ts'
import type { Database, Tables, Transaction } from '../storage/tables.ts'
import { loadQualityTerms, qualitySeed } from './draw-looks.ts'
import { rollOf } from './quality-rules.ts'

export type LookRow = Selectable<Tables['second_looks']>

/**
 * The look somebody has begun, or else the oldest that waits and is not of their own decision; now
 * and then one with a known answer, which they cannot tell apart.
 */
export async function nextLook(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  staffId: string,
  now: Date,
): Promise<LookRow | null> {
  const begun = await tx
    .selectFrom('second_looks')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where('looked_at', 'is', null)
    .orderBy('taken_at')
    .executeTakeFirst()
  if (begun) return begun
  const golden = await goldenLook(tx, ports, staffId, now)
  if (golden) return golden
  const taken = await tx
    .updateTable('second_looks')
    .set({ staff_id: staffId, taken_at: now })
    .where('id', '=', (looks) =>
      looks
        .selectFrom('second_looks')
        .select('id')
        .where('staff_id', 'is', null)
        .where('first_staff_id', '<>', staffId)
        .orderBy('drawn_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst()
  return taken ?? null
}

/** A claim with a known answer that this person neither decided nor was ever given, if it is its turn. */
async function goldenLook(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  staffId: string,
  now: Date,
): Promise<LookRow | null> {
  const { goldenShare } = await loadQualityTerms(tx)
  const { given } = await tx
    .selectFrom('second_looks')
    .select((query) => query.fn.countAll<number>().as('given'))
    .where('staff_id', '=', staffId)
    .executeTakeFirstOrThrow()
  if ((await rollOf(await qualitySeed(tx), `${staffId} ${given}`)) >= goldenShare) return null
  const golden = await tx
    .selectFrom('golden_claims')
    .selectAll()
    .where('first_staff_id', '<>', staffId)
    .where('set_by', '<>', staffId)
    .where((query) =>
      query.not(
        query.exists(
          query
            .selectFrom('second_looks')
            .select('second_looks.id')
            .whereRef('second_looks.claim_id', '=', 'golden_claims.claim_id')
            .where('second_looks.staff_id', '=', staffId),
        ),
      ),
    )
    .orderBy('set_at')
    .limit(1)
    .executeTakeFirst()
  if (!golden) return null
  return tx
    .insertInto('second_looks')
    .values({
      id: ports.ids.next(),
      claim_id: golden.claim_id,
      attempt: golden.attempt,
      source: 'golden',
      decision_id: null,
      first_staff_id: golden.first_staff_id,
      first_kind: golden.kind,
      first_reasons: JSON.stringify(golden.reasons),
      drawn_at: now,
      staff_id: staffId,
      taken_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** How many looks this person could still be given. */
export async function countLooksFor(database: Database, staffId: string): Promise<number> {
  const { left } = await database
    .selectFrom('second_looks')
    .select((query) => query.fn.countAll<number>().as('left'))
    .where('looked_at', 'is', null)
    .where('first_staff_id', '<>', staffId)
    .where((query) => query.or([query('staff_id', 'is', null), query('staff_id', '=', staffId)]))
    .executeTakeFirstOrThrow()
  return left
}

/** The attempt as it came, without anything that was concluded about it. */
export async function presentBlind(
  database: Database,
  ports: LawNeeds,
  look: LookRow,
  person: Person,
  now: Date,
): Promise<BlindLook> {
  const { number } = await database
    .selectFrom('claims')
    .select('number')
    .where('id', '=', look.claim_id)
    .executeTakeFirstOrThrow()
  const row = await getClaim(database, number)
  const [claim, promotion] = await Promise.all([
    presentClaim(database, ports, row, person, now),
    getPromotion(database, row.promotion_id),
  ])
  const attempt = claim.attempts.find((one) => one.number === look.attempt)
  if (!attempt) throw new Error('A look at an attempt that is not there')
  const { name, purchaseFrom, purchaseTo, redeemUntil } = promotion.terms
  return {
    id: look.id,
    promotion: { name, purchaseFrom, purchaseTo, redeemUntil },
    prize: prizeFor(promotion.terms, attempt.registration)?.name ?? null,
    attempt: { ...attempt, documents: attempt.documents.map(withoutNames) },
  }
}

/** What a colleague read better is part of the evidence; whose eyes it was would say who decided. */
const withoutNames = (document: EvidenceDocument): EvidenceDocument => ({
  ...document,
  reading: {
    ...document.reading,
    corrections: document.reading.corrections.map((one) => ({ ...one, by: null })),
  },
})

export async function listDisagreements(
  database: Database,
  person: Person,
  id?: string,
): Promise<Disagreement[]> {
  const mayAct = person.permissions.includes('supervision.act')
  let query = database
    .selectFrom('second_looks as look')
    .innerJoin('claims', 'claims.id', 'look.claim_id')
    .innerJoin('staff as first', 'first.id', 'look.first_staff_id')
    .innerJoin('staff as second', 'second.id', 'look.staff_id')
    .leftJoin('staff as judge', 'judge.id', 'look.settled_by')
    .select([
      'look.id',
      'claims.number',
      'look.attempt',
      'look.first_kind',
      'look.first_reasons',
      'first.id as first_id',
      'second.id as second_id',
      'first.name as first_by',
      'look.kind',
      'look.reasons',
      'second.name as second_by',
      'look.note',
      'look.looked_at',
      'look.settled_for',
      'judge.name as settled_by',
    ])
    .where('look.agrees', '=', false)
    // What somebody got wrong of a known answer is between them and the answer.
    .where('look.source', '=', 'share')
    .orderBy(sql`look.settled_for is not null`)
    .orderBy('look.looked_at', 'desc')
    .limit(200)
  if (id) query = query.where('look.id', '=', id)
  const rows = await query.execute()
  return rows.flatMap((row) =>
    row.kind && row.looked_at
      ? [
          {
            id: row.id,
            claim: row.number,
            attempt: row.attempt,
            first: { kind: row.first_kind, reasons: row.first_reasons },
            firstBy: row.first_by,
            second: { kind: row.kind, reasons: row.reasons ?? [] },
            secondBy: row.second_by,
            note: row.note,
            at: row.looked_at.toISOString(),
            settledFor: row.settled_for,
            settledBy: row.settled_by,
            canSettle:
              mayAct &&
              row.settled_for === null &&
              ![row.first_id, row.second_id].includes(person.id),
          },
        ]
      : [],
  )
}

/** How often two came to the same: by who decided first, by reason, and on known answers. */
export async function countAgreements(database: Database) {
  const [byAgent, byReason, golden] = await Promise.all([
    sql<Agreement>`
      select s.id::text as key, s.name, count(*)::int as looks,
        count(*) filter (where agrees or settled_for = 'first')::int as agreed
      from second_looks l join staff s on s.id = l.first_staff_id
      where looked_at is not null and source = 'share' group by 1, 2 order by 2
    `.execute(database),
    sql<Agreement>`
      select given as key, coalesce(r.label, given) as name, count(*)::int as looks,
        count(*) filter (where agrees or settled_for = 'first')::int as agreed
      from second_looks l
      cross join jsonb_array_elements_text(l.first_reasons) given
      left join reasons r on r.id = given
      where looked_at is not null and source = 'share' group by 1, 2 order by 2
    `.execute(database),
    sql<Agreement>`
      select s.id::text as key, s.name, count(*)::int as looks,
        count(*) filter (where agrees)::int as agreed
      from second_looks l join staff s on s.id = l.staff_id
      where looked_at is not null and source = 'golden' group by 1, 2 order by 2
    `.execute(database),
  ])
  return { byAgent: byAgent.rows, byReason: byReason.rows, golden: golden.rows }
}
