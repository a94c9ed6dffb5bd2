import type { Selectable } from 'kysely'
import type { ByPerson } from '../history/store.ts'
import type { DecisionRow } from '../claims/standing-decision.ts'
import type { ClaimRow } from '../claims/store.ts'
import type { Ports } from '../ports.ts'
import type { Database, Tables, Transaction } from '../storage/tables.ts'
import { keptQualityTerms, qualitySeed } from './draw-looks.ts'
import { rollOf } from './quality-rules.ts'

/** Makes the decision of a claim a known answer, in place of the one it was before. */
export async function setGolden(
  tx: Transaction,
  claim: Pick<ClaimRow, 'id' | 'attempt'>,
  decision: DecisionRow,
  by: ByPerson,
): Promise<void> {
  await unsetGolden(tx, claim)
  await tx
    .insertInto('golden_claims')
    .values({
      claim_id: claim.id,
      attempt: claim.attempt,
      kind: decision.kind,
      reasons: JSON.stringify(decision.reasons),
      first_staff_id: decision.staff_id,
      set_by: by.actor.id,
      set_at: by.at,
    })
    .execute()
}

export const unsetGolden = (tx: Transaction, { id }: Pick<ClaimRow, 'id'>) =>
  tx.deleteFrom('golden_claims').where('claim_id', '=', id).execute()

/** Claims with a known answer, in the order in which they became so. */
export const listGolden = (database: Database) =>
  database
    .selectFrom('golden_claims')
    .innerJoin('claims', 'claims.id', 'golden_claims.claim_id')
    .select(['claims.number', 'golden_claims.kind', 'golden_claims.reasons'])
    .orderBy('golden_claims.set_at')
    .execute()

/** Now and then, a claim with a known answer that this person neither decided nor was given before. */
export async function goldenLook(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  staffId: string,
  now: Date,
): Promise<Selectable<Tables['second_looks']> | null> {
  const { goldenShare } = await keptQualityTerms.load(tx)
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
