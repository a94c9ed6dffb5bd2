import { sql } from 'kysely'
import type { Goods } from '../../contract/dispatch-batches.ts'
import type { ByPerson } from '../history/store.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import type { PrizeRow } from '../prizes/store.ts'
import { findPromotion } from '../promotions/store.ts'
import type { Database, Transaction } from '../storage/tables.ts'

type Pieces = Pick<PrizeRow, 'claim_id' | 'promotion_id' | 'offer_id'>

/**
 * Takes one piece for a parcel. Goods that nobody counts are there; of counted ones none goes
 * below nothing, which the database holds as well.
 *
 * @returns whether there was one
 */
export async function takeGoods(
  tx: Transaction,
  { ids }: Pick<Ports, 'ids'>,
  prize: Pieces,
  by: ByPerson,
): Promise<boolean> {
  if (!(await isCounted(tx, prize))) return true
  const taken = await tx
    .updateTable('goods_stock')
    .set({ taken: sql<number>`taken + 1` })
    .where('promotion_id', '=', prize.promotion_id)
    .where('offer_id', '=', prize.offer_id)
    .whereRef('taken', '<', 'received')
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return false
  await writeMove(tx, ids, prize, { kind: 'packed', count: -1, note: null }, by)
  return true
}

/** Puts the piece of an unpacked parcel back, if it was taken from counted goods. */
export async function giveGoodsBack(
  tx: Transaction,
  { ids }: Pick<Ports, 'ids'>,
  prize: Pieces,
  by: ByPerson,
): Promise<void> {
  const { held } = await tx
    .selectFrom('goods_moves')
    .select((move) => move.fn.sum<number | string | null>('count').as('held'))
    .where('claim_id', '=', prize.claim_id)
    .executeTakeFirstOrThrow()
  // A sum is a text in one driver and a number in the other.
  if (held === null || !String(held).startsWith('-')) return
  await tx
    .updateTable('goods_stock')
    .set({ taken: sql<number>`taken - 1` })
    .where('promotion_id', '=', prize.promotion_id)
    .where('offer_id', '=', prize.offer_id)
    .execute()
  await writeMove(tx, ids, prize, { kind: 'unpacked', count: 1, note: null }, by)
}

/**
 * Goods came in, or were counted. A correction never takes away what parcels have taken.
 *
 * @throws {ProblemError} `not_found` unless it is a physical prize; `goods_out`; `invalid_input`
 */
export async function moveGoods(
  tx: Transaction,
  { ids }: Pick<Ports, 'ids'>,
  asked: {
    promotion: string
    prize: string
    kind: 'received' | 'corrected'
    count: number
    note: string
  },
  by: ByPerson,
): Promise<Goods> {
  const promotion = await findPromotion(tx, asked.promotion)
  const offer = promotion?.terms.prizes.find(({ id }) => id === asked.prize)
  if (offer?.kind !== 'physical') throw new ProblemError('not_found')
  if (asked.count === 0 || (asked.kind === 'received' && asked.count < 0)) {
    throw invalidInput([{ field: 'count', code: 'too_small', message: 'is no number of goods' }])
  }
  const key = { promotion_id: asked.promotion, offer_id: asked.prize }
  await tx
    .insertInto('goods_stock')
    .values({ ...key, received: 0, taken: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const moved = await tx
    .updateTable('goods_stock')
    .set({ received: sql<number>`received + ${asked.count}::int` })
    .where('promotion_id', '=', asked.promotion)
    .where('offer_id', '=', asked.prize)
    .where(sql<boolean>`received + ${asked.count}::int >= taken`)
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) throw new ProblemError('goods_out')
  await writeMove(tx, ids, { ...key, claim_id: null }, asked, by)
  const goods = (await listGoods(tx)).find(
    (one) => one.promotion.id === asked.promotion && one.prize.id === asked.prize,
  )
  if (!goods) throw new Error('Goods came in for a prize that is not there')
  return goods
}

/** Stock of every physical prize there is. */
export async function listGoods(database: Database): Promise<Goods[]> {
  const [promotions, stock, waiting] = await Promise.all([
    database.selectFrom('promotions').select(['id', 'name', 'terms']).orderBy('name').execute(),
    database.selectFrom('goods_stock').selectAll().execute(),
    database
      .selectFrom('prizes')
      .leftJoin('shipments', 'shipments.claim_id', 'prizes.claim_id')
      .select([
        'prizes.promotion_id',
        'prizes.offer_id',
        sql<number>`count(*) filter (where shipments.state = 'to_pack')`.as('to_pack'),
        sql<number>`count(*) filter (where prizes.state = 'held')`.as('held'),
      ])
      .where('prizes.kind', '=', 'physical')
      .groupBy(['prizes.promotion_id', 'prizes.offer_id'])
      .execute(),
  ])
  return promotions.flatMap(({ id, name, terms }) =>
    terms.prizes
      .filter((offer) => offer.kind === 'physical')
      .map((offer) => {
        const isThis = (row: { promotion_id: string; offer_id: string }) =>
          row.promotion_id === id && row.offer_id === offer.id
        const counted = stock.find(isThis)
        const { received = 0, taken = 0 } = counted ?? {}
        const { to_pack: toPack = 0, held = 0 } = waiting.find(isThis) ?? {}
        const onHand = received - taken
        return {
          promotion: { id, name },
          prize: { id: offer.id, name: offer.name },
          isCounted: counted !== undefined,
          received,
          taken,
          onHand,
          toPack,
          held,
          isShort: counted !== undefined && onHand < toPack + held,
        }
      }),
  )
}

/** Goods that came, and corrections, the newest first. */
export async function listGoodsMoves(database: Database) {
  const rows = await database
    .selectFrom('goods_moves as move')
    .innerJoin('promotions', 'promotions.id', 'move.promotion_id')
    .leftJoin('staff', 'staff.id', 'move.staff_id')
    .select([
      'promotions.terms',
      'move.offer_id',
      'move.kind',
      'move.count',
      'move.at',
      'move.note',
      'staff.name as by',
    ])
    .where('move.kind', 'in', ['received', 'corrected'])
    .orderBy('move.at', 'desc')
    .orderBy('move.id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ terms, offer_id, kind, at, ...row }) => ({
    ...row,
    kind: kind === 'received' ? ('received' as const) : ('corrected' as const),
    prizeName: terms.prizes.find(({ id }) => id === offer_id)?.name ?? offer_id,
    at: at.toISOString(),
  }))
}

async function isCounted(tx: Transaction, prize: Pieces): Promise<boolean> {
  const row = await tx
    .selectFrom('goods_stock')
    .select('offer_id')
    .where('promotion_id', '=', prize.promotion_id)
    .where('offer_id', '=', prize.offer_id)
    .executeTakeFirst()
  return row !== undefined
}

async function writeMove(
  tx: Transaction,
  ids: Ports['ids'],
  { claim_id, promotion_id, offer_id }: { [Key in keyof Pieces]: Pieces[Key] | null },
  move: {
    kind: 'received' | 'corrected' | 'packed' | 'unpacked'
    count: number
    note: string | null
  },
  { actor: { id: staffId }, at: now }: ByPerson,
): Promise<void> {
  await tx
    .insertInto('goods_moves')
    .values({
      id: ids.next(),
      promotion_id: promotion_id ?? '',
      offer_id: offer_id ?? '',
      kind: move.kind,
      count: move.count,
      claim_id,
      staff_id: staffId,
      at: now,
      note: move.note,
    })
    .execute()
}

/** Pieces that are left of counted goods; `null` if nobody counts them. */
export async function piecesLeft(
  database: Database,
  promotionId: string,
  offerId: string,
): Promise<number | null> {
  const stock = await database
    .selectFrom('goods_stock')
    .select(['received', 'taken'])
    .where('promotion_id', '=', promotionId)
    .where('offer_id', '=', offerId)
    .executeTakeFirst()
  return stock ? stock.received - stock.taken : null
}
