import { sql } from 'kysely'
import { qualityTerms } from '../../contract/quality.ts'
import type { Ports } from '../ports.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { deskTerms } from './desk-terms.ts'
import { deskValue, setDeskValue } from '../storage/desk-values.ts'
import { keptLaneTerms } from './lane-store.ts'
import { rollOf, shareFor } from './quality-rules.ts'

const keys = { seed: 'quality-seed', until: 'quality-drawn-until' } as const

export const keptQualityTerms = deskTerms('quality', qualityTerms)

export const qualitySeed = (database: Database) => deskValue(database, keys.seed)

/** A decision is drawn when nobody can take it back within seconds any more. */
const settleSeconds = 120

/** How far back every draw looks again: decisions may be committed after later ones. */
const overlapSeconds = 600

/**
 * Draws second looks from the decisions since the last draw. A decision is drawn by its own id, so
 * that looking at it twice draws it once.
 *
 * @returns how many were drawn
 */
export async function drawSecondLooks(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  now: Date,
): Promise<number> {
  const terms = await keptQualityTerms.load(tx)
  const until = new Date(now.getTime() - settleSeconds * 1000)
  const drawnUntil = new Date(await deskValue(tx, keys.until))
  const from = new Date(drawnUntil.getTime() - overlapSeconds * 1000)
  const lane = await keptLaneTerms.load(tx)
  const isDrawing = terms.rules.length > 0 || lane.share > 0
  if (!isDrawing || until <= drawnUntil) {
    // What was decided before there were rules stays undrawn.
    if (until > drawnUntil) await setDeskValue(tx, keys.until, until.toISOString())
    return 0
  }
  const seed = await qualitySeed(tx)
  let drawn = 0
  for (const decision of await undrawn(tx, from, until)) {
    const byRules = shareFor(terms, {
      promotion: decision.promotion_id,
      reasons: decision.reasons,
      staff: decision.staff_id,
      prize: decision.offer_id,
      worth: worthOf(decision),
    })
    const share = decision.in_lane ? Math.max(byRules, lane.share) : byRules
    if ((await rollOf(seed, decision.id)) >= share) continue
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('second_looks')
      .values({
        id: ports.ids.next(),
        claim_id: decision.claim_id,
        attempt: decision.attempt,
        source: 'share',
        decision_id: decision.id,
        first_staff_id: decision.staff_id,
        first_kind: decision.kind,
        first_reasons: JSON.stringify(decision.reasons),
        drawn_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    drawn += Number(numInsertedOrUpdatedRows ?? 0n)
  }
  await setDeskValue(tx, keys.until, until.toISOString())
  return drawn
}

type Undrawn = Awaited<ReturnType<typeof undrawn>>[number]

function worthOf({ kind, worth_amount: amount, worth_currency: currency }: Undrawn) {
  return kind === 'approve' && amount && currency ? { amount, currency } : null
}

async function undrawn(tx: Transaction, from: Date, until: Date) {
  return (
    tx
      .selectFrom('decisions')
      .innerJoin('claims', 'claims.id', 'decisions.claim_id')
      // A prize is there only as long as its approval stands.
      .leftJoin('prizes', 'prizes.claim_id', 'decisions.claim_id')
      .select([
        'decisions.id',
        'decisions.claim_id',
        'decisions.attempt',
        'decisions.kind',
        'decisions.reasons',
        'decisions.staff_id',
        'decisions.in_lane',
        'claims.promotion_id',
        'prizes.worth_amount',
        'prizes.worth_currency',
        sql<string | null>`case decisions.kind when 'approve' then claims.offer_id end`.as(
          'offer_id',
        ),
      ])
      .where('decisions.undone_at', 'is', null)
      .where('decisions.decided_at', '>', from)
      .where('decisions.decided_at', '<=', until)
      .where((query) =>
        query.not(
          query.exists(
            query
              .selectFrom('second_looks')
              .select('second_looks.id')
              .whereRef('second_looks.decision_id', '=', 'decisions.id'),
          ),
        ),
      )
      .execute()
  )
}
