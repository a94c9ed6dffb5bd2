import { sql } from 'kysely'
import type { CodeStock } from '../../contract/codes.ts'
import { localDateAt } from '../clocks/rules.ts'
import type { Database } from '../storage/tables.ts'
import { outlook, paceDays, soonestExpiry } from './rules.ts'

/** Stock of every digital prize, also of those that never had a code. */
export async function listStock(database: Database, now: Date): Promise<CodeStock[]> {
  const [promotions, batches, codes, prizes] = await Promise.all([
    database.selectFrom('promotions').select(['id', 'name', 'terms']).orderBy('name').execute(),
    countBatches(database),
    countCodes(database, new Date(now.getTime() - paceDays * 24 * 3600_000)),
    countPrizes(database),
  ])
  const offers = promotions.flatMap(({ id, name, terms }) =>
    terms.prizes
      .filter((offer) => offer.kind === 'digital_code')
      .map((offer) => ({ id, name, terms, offer })),
  )
  return Promise.all(
    offers.map(async ({ id, name, terms, offer }) => {
      const isThis = (row: { promotion_id: string; offer_id: string }) =>
        row.promotion_id === id && row.offer_id === offer.id
      const { imported = 0 } = batches.find(isThis) ?? {}
      const count = codes.find(isThis) ?? noCodes
      const { awaiting = 0, heldWithout = 0 } = prizes.find(isThis) ?? {}
      const goodUntil = soonestExpiry(localDateAt(now, terms.zone), terms)
      const ends = count.available > 0 ? await readEnds(database, id, offer.id, goodUntil) : noEnds
      const counted = count.available + count.reserved + count.issued + count.void + count.expired
      return {
        promotion: { id, name },
        prize: { id: offer.id, name: offer.name },
        imported,
        available: count.available,
        reserved: count.reserved,
        issued: count.issued,
        bounced: count.bounced,
        void: count.void,
        expired: count.expired,
        addsUp: imported === counted,
        ...ends,
        awaiting,
        heldWithout,
        ...outlook(count.available - ends.tooShort, count.lately, awaiting),
      }
    }),
  )
}

/** The stock of one prize. @throws when the promotion has no such prize */
export async function readStock(
  database: Database,
  promotionId: string,
  offerId: string,
  now: Date,
): Promise<CodeStock> {
  const stock = (await listStock(database, now)).find(
    ({ promotion, prize }) => promotion.id === promotionId && prize.id === offerId,
  )
  if (!stock) throw new Error(`The promotion ${promotionId} has no codes called ${offerId}`)
  return stock
}

const noCodes = {
  available: 0,
  reserved: 0,
  issued: 0,
  bounced: 0,
  void: 0,
  expired: 0,
  lately: 0,
}
const noEnds = { tooShort: 0, nextExpiry: null }

const countBatches = (database: Database) =>
  database
    .selectFrom('code_batches')
    .select((batch) => [
      'promotion_id',
      'offer_id',
      sql<number>`${batch.fn.sum<number>('count')}::int`.as('imported'),
    ])
    .where('state', '=', 'confirmed')
    .groupBy(['promotion_id', 'offer_id'])
    .execute()

function countCodes(database: Database, since: Date) {
  const inStates = (...states: string[]) =>
    sql<number>`count(*) filter (where state in (${sql.join(states)}))`
  return database
    .selectFrom('codes')
    .select([
      'promotion_id',
      'offer_id',
      inStates('available').as('available'),
      inStates('reserved').as('reserved'),
      inStates('issued', 'delivered', 'bounced').as('issued'),
      inStates('bounced').as('bounced'),
      inStates('void', 'compromised').as('void'),
      inStates('expired').as('expired'),
      sql<number>`count(*) filter (where issued_at > ${since})`.as('lately'),
    ])
    .groupBy(['promotion_id', 'offer_id'])
    .execute()
}

const countPrizes = (database: Database) =>
  database
    .selectFrom('prizes')
    .select([
      'promotion_id',
      'offer_id',
      sql<number>`count(*) filter (where state = 'awaiting_code')`.as('awaiting'),
      sql<number>`count(*) filter (where state in ('held', 'to_confirm') and not exists (
        select from codes c where c.claim_id = prizes.claim_id and c.state = 'reserved'))`.as(
        'heldWithout',
      ),
    ])
    .where('kind', '=', 'digital_code')
    .where('state', 'in', ['to_confirm', 'held', 'awaiting_code'])
    .groupBy(['promotion_id', 'offer_id'])
    .execute()

/** Codes in stock that expire too soon to be given, and the expiry of the next one to be given. */
async function readEnds(
  database: Database,
  promotionId: string,
  offerId: string,
  goodUntil: string,
): Promise<Pick<CodeStock, 'tooShort' | 'nextExpiry'>> {
  const { tooShort, nextExpiry } = await database
    .selectFrom('codes')
    .select([
      sql<number>`count(*) filter (where expires_on < ${goodUntil}::date)`.as('tooShort'),
      sql<string | null>`min(expires_on) filter (where expires_on >= ${goodUntil}::date)`.as(
        'nextExpiry',
      ),
    ])
    .where('promotion_id', '=', promotionId)
    .where('offer_id', '=', offerId)
    .where('state', '=', 'available')
    .where('expires_on', 'is not', null)
    .executeTakeFirstOrThrow()
  return { tooShort, nextExpiry }
}
