import type { Fault } from '../../contract/problems.ts'
import type { PromotionTerms } from '../../contract/promotions.ts'
import { promotionChange, promotionCreate, promotionList } from '../../contract/promotions.ts'
import { reasonList } from '../../contract/reasons.ts'
import { calendarNames } from '../clocks/store.ts'
import { recordAct } from '../storage/desk-events.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import { acting, reading, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import type { Database } from '../storage/tables.ts'
import { strandedPrize } from './rules.ts'
import { listReasons } from './reasons.ts'
import {
  addPromotion,
  countClaims,
  findPromotion,
  getPromotion,
  listPromotions,
  presentPromotion,
  replaceTerms,
  usedPrizesOf,
} from './store.ts'

export function promotionRoutes(ports: Pick<Ports, 'ids'>): Route[] {
  return [
    reading(promotionList, async ({ database }) => listPromotions(database)),

    acting(promotionCreate, async ({ database, body, person, now }) => {
      await refuseUnknownCalendars(database, body.terms, 'terms.calendars')
      if (!(await addPromotion(database, body.id, body.terms))) {
        throw new ProblemError('promotion_exists')
      }
      await recordAct(database, ports, {
        actorId: person.id,
        kind: 'promotion_added',
        subject: body.id,
        before: null,
        after: body.terms,
        at: now,
      })
      const added = presentPromotion(await getPromotion(database, body.id))
      return { ...added, claims: 0, usedPrizes: [] }
    }),

    acting(promotionChange, async ({ database, params, body, version, person, now }) => {
      await refuseUnknownCalendars(database, body, 'calendars')
      const before = await findPromotion(database, params.id)
      if (!before) throw new ProblemError('not_found')
      if (!(await replaceTerms(database, params.id, version, body))) {
        throw new ProblemError('promotion_changed', { version: before.version })
      }
      const used = await usedPrizesOf(database, params.id)
      const stranded = strandedPrize(before.terms, body, used)
      if (stranded) throw new ProblemError('prize_in_use', { detail: stranded.name })
      await recordAct(database, ports, {
        actorId: person.id,
        kind: 'promotion_changed',
        subject: params.id,
        before: before.terms,
        after: body,
        at: now,
      })
      return {
        ...presentPromotion(await getPromotion(database, params.id)),
        claims: await countClaims(database, params.id),
        usedPrizes: used,
      }
    }),

    reading(reasonList, async ({ database }) => listReasons(database)),
  ]
}

async function refuseUnknownCalendars(
  database: Database,
  { calendars }: PromotionTerms,
  field: string,
): Promise<void> {
  const known = await calendarNames(database)
  const faults: Fault[] = calendars
    .filter((name) => !known.includes(name))
    .map((name) => ({ field, code: 'unknown_calendar', message: `there is no calendar ${name}` }))
  if (faults.length > 0) throw invalidInput(faults)
}
