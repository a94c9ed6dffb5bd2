import { sql } from 'kysely'
import type { Rehearsal } from '../../contract/releases.ts'
import { localDateAt } from '../clocks/rules.ts'
import { ProblemError } from '../http/problem.ts'
import { composeMail } from '../mail/compose.ts'
import { maskedCode } from '../mail/masked-code.ts'
import { putCodeIn } from '../mail/template.ts'
import { findPromotion, type StoredPromotion } from '../promotions/store.ts'
import type { Database } from '../storage/tables.ts'
import { countAvailable, isStillGood, poolAt } from './code-store.ts'
import { startRefused } from './refusals.ts'
import { isReleasable, releasableFrom, stateWhenReleased } from './rules.ts'
import { hasOpenRelease } from './release-store.ts'

/** Most people a rehearsal lists; the counts include all of them. */
const shown = 50

/**
 * What a release would do to each held prize, in the order in which they would be served. Nothing
 * is stored, and the release itself checks again.
 *
 * @throws {ProblemError} `not_found`
 */
export async function rehearse(
  database: Database,
  promotionId: string,
  now: Date,
): Promise<Rehearsal> {
  const promotion = await findPromotion(database, promotionId)
  if (!promotion) throw new ProblemError('not_found')
  const held = await listHeld(database, promotionId)
  const today = localDateAt(now, promotion.terms.zone)
  const from = held.reduce((latest, { held_until }) => {
    const own = releasableFrom(held_until ?? '')
    return own > latest ? own : latest
  }, '0000-01-01')
  const due = dueOf(held, promotion.terms.zone, now)
  const isRunning = await hasOpenRelease(database, promotionId)
  const whyNot = startRefused({ held: held.length, due: due.length, isRunning })
  const prizes = due.length > 0 ? due : held
  const outcomes = await foresee(database, promotion, prizes, now)

  const byOffer = Map.groupBy(prizes.entries(), ([, prize]) => prize.offer_id)
  return {
    promotion: { id: promotion.id, name: promotion.terms.name },
    releasableFrom: held.length > 0 ? from : today,
    canStart: whyNot === null,
    whyNot: whyNot === 'release_changed' ? null : whyNot,
    count: prizes.length,
    prizes: [...byOffer.values()].map((group) => {
      const [first] = group
      const missing = group.filter(([index]) => outcomes[index] === 'awaiting_code').length
      return {
        name: first?.[1].name ?? '',
        kind: first?.[1].kind ?? 'digital_code',
        count: group.length,
        ready: group.length - missing,
        missing,
      }
    }),
    first: prizes.slice(0, shown).map((prize, index) => ({
      claim: prize.number,
      memberName: prize.member_name,
      email: prize.own_email ?? prize.email,
      prizeName: prize.name,
      outcome: outcomes[index] ?? 'awaiting_code',
    })),
    mails: [...byOffer.values()].flatMap((group) => {
      const [first] = group
      return first?.[1].kind === 'digital_code' ? [mailOf(promotion, first[1])] : []
    }),
  }
}

type Held = Awaited<ReturnType<typeof listHeld>>[number]
type Outcome = Rehearsal['first'][number]['outcome']

/** Runs the release on numbers, by the rules that issue codes. */
async function foresee(
  database: Database,
  promotion: StoredPromotion,
  prizes: Held[],
  now: Date,
): Promise<Outcome[]> {
  const left = new Map<string, number>()
  for (const offerId of new Set(prizes.map((prize) => prize.offer_id))) {
    left.set(offerId, await countAvailable(database, poolAt(now, promotion, offerId)))
  }
  return prizes.map(({ kind, offer_id, is_reserved, code_ends }) => {
    const pool = poolAt(now, promotion, offer_id)
    if (is_reserved && isStillGood(pool, code_ends)) return stateWhenReleased(kind, true)
    const free = left.get(offer_id) ?? 0
    if (kind === 'digital_code' && free > 0) left.set(offer_id, free - 1)
    return stateWhenReleased(kind, free > 0)
  })
}

/** The prizes that a release would let go now. */
export const dueOf = (held: Held[], zone: string, now: Date): Held[] =>
  held.filter(({ held_until }) => isReleasable(held_until ?? '', zone, now))

export function listHeld(database: Database, promotionId: string) {
  return database
    .selectFrom('prizes')
    .innerJoin('claims', 'claims.id', 'prizes.claim_id')
    .leftJoin('codes', (join) =>
      join.onRef('codes.claim_id', '=', 'prizes.claim_id').on('codes.state', '=', 'reserved'),
    )
    .select([
      'prizes.claim_id',
      'prizes.offer_id',
      'prizes.name',
      'prizes.kind',
      'prizes.held_until',
      'prizes.email as own_email',
      'claims.number',
      'claims.member_name',
      'claims.email',
      'claims.region',
      'codes.expires_on as code_ends',
      sql<boolean>`codes.id is not null`.as('is_reserved'),
    ])
    .where('prizes.promotion_id', '=', promotionId)
    .where('prizes.state', '=', 'held')
    .orderBy('prizes.approved_at')
    .orderBy('prizes.claim_id')
    .execute()
}

function mailOf({ terms }: StoredPromotion, prize: Held): Rehearsal['mails'][number] {
  const values = {
    promotion: terms.name,
    region: prize.region,
    prize: prize.name,
    activationPage: terms.activationPage,
  }
  const { language, subject, body } = composeMail('approved_code', '', terms.language, values)
  return { language, prizeName: prize.name, subject, body: putCodeIn(body, maskedCode('••••')) }
}
