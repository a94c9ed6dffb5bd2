import * as z from 'zod/mini'
import type { Fault } from '../../contract/faults.ts'
import type { PromotionTerms } from '../../contract/promotion-changes.ts'
import { promotionList } from '../../contract/promotions.ts'
import {
  promotionChange,
  promotionCreate,
  promotionTerms,
} from '../../contract/promotion-changes.ts'
import { reasonList } from '../../contract/reasons.ts'
import { calendarNames } from '../clocks/store.ts'
import { byPerson } from '../history/store.ts'
import { recordAct } from '../storage/desk-events.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import { command, query, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import type { SignOffAct } from '../sign-offs/endpoints.ts'
import { askSignOff } from '../sign-offs/store.ts'
import { changesBetween } from '../staff/act-changes.ts'
import { mayGrant } from '../staff/permissions.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { isGuardLowered, strandedPrize } from './rules.ts'
import { listReasons } from './reasons.ts'
import {
  addPromotion,
  countClaims,
  findPromotion,
  getPromotion,
  listPromotions,
  lockPromotion,
  presentPromotion,
  replaceTerms,
  usedPrizesOf,
  type StoredPromotion,
} from './store.ts'

export function promotionRoutes(ports: Pick<Ports, 'ids'>): Route[] {
  return [
    query(promotionList, async ({ database }) => listPromotions(database)),

    command(promotionCreate, async ({ tx, body, person, now }) => {
      await refuseUnknownCalendars(tx, body.terms, 'terms.calendars')
      if (!(await addPromotion(tx, body.id, body.terms))) {
        throw new ProblemError('promotion_exists')
      }
      await recordAct(tx, ports, {
        actorId: person.id,
        kind: 'promotion_added',
        subject: body.id,
        before: null,
        after: body.terms,
        at: now,
      })
      const added = presentPromotion(await getPromotion(tx, body.id))
      return { ...added, claims: 0, usedPrizes: [] }
    }),

    command(promotionChange, async ({ tx, params, body, version, person, now }) => {
      await refuseUnknownCalendars(tx, body, 'calendars')
      const before = await findPromotion(tx, params.id)
      if (!before) throw new ProblemError('not_found')
      if (before.version !== version) {
        throw new ProblemError('promotion_changed', { version: before.version })
      }
      if (isGuardLowered(before.terms, body)) {
        await refuseStranding(tx, before, body)
        await askSignOff(tx, ports, {
          kind: 'promotion_changed',
          subject: params.id,
          details: { version, terms: body },
          changes: changesBetween(before.terms, body),
          by: byPerson(person, now),
        })
      } else {
        await changeTerms(tx, ports, before, body, { actorId: person.id, at: now })
      }
      return {
        ...presentPromotion(await getPromotion(tx, params.id)),
        claims: await countClaims(tx, params.id),
        usedPrizes: await usedPrizesOf(tx, params.id),
      }
    }),

    query(reasonList, async ({ database }) => listReasons(database)),
  ]
}

const askedTerms = z.object({ version: z.int(), terms: promotionTerms })

/** Terms under which fewer prizes need a second person: two people decide that as well. */
export function promotionAct(ports: Pick<Ports, 'ids'>): SignOffAct {
  return {
    kind: 'promotion_changed',
    sign: mayGrant,
    see: 'promotions.read',
    hold: (tx, { subject }) => lockPromotion(tx, subject),
    async perform(tx, row, { at: now }) {
      const before = await findPromotion(tx, row.subject)
      // Written by this very room when it was asked for, maybe by an earlier version of it.
      const { version, terms } = z.parse(askedTerms, row.details)
      if (before?.version !== version) throw new ProblemError('sign_off_stale')
      await changeTerms(tx, ports, before, terms, { actorId: row.asked_by, at: now })
      return null
    },
  }
}

/** @throws {ProblemError} `promotion_changed`, `prize_in_use` */
async function changeTerms(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  before: StoredPromotion,
  terms: PromotionTerms,
  by: { actorId: string; at: Date },
): Promise<void> {
  const { id: subject, version } = before
  if (!(await replaceTerms(tx, subject, version, terms))) {
    throw new ProblemError('promotion_changed', { version })
  }
  await refuseStranding(tx, before, terms)
  const act = { kind: 'promotion_changed', subject, before: before.terms, after: terms } as const
  await recordAct(tx, ports, { ...act, ...by })
}

/** @throws {ProblemError} `prize_in_use` */
async function refuseStranding(
  tx: Transaction,
  { id, terms: before }: StoredPromotion,
  after: PromotionTerms,
): Promise<void> {
  const stranded = strandedPrize(before, after, await usedPrizesOf(tx, id))
  if (stranded) throw new ProblemError('prize_in_use', { prize: stranded.name })
}

async function refuseUnknownCalendars(
  database: Database,
  { calendars }: PromotionTerms,
  field: string,
): Promise<void> {
  const known = await calendarNames(database)
  const faults: Fault[] = calendars
    .filter((name) => !known.includes(name))
    .map((name) => ({
      field,
      code: 'unknown_calendar' as const,
      message: `there is no calendar ${name}`,
      about: name,
    }))
  if (faults.length > 0) throw invalidInput(faults)
}
