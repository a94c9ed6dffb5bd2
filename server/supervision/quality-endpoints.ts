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
import { byPerson } from '../history/store.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import { command, query, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import { recordAct } from '../storage/desk-events.ts'
import type { Database } from '../storage/tables.ts'
import { countAgreements, listDisagreements } from './agreement-store.ts'
import { presentBlind } from './blind-look.ts'
import { keptQualityTerms } from './draw-looks.ts'
import { setGolden, listGolden, unsetGolden } from './golden-store.ts'
import {
  claimOfBegunLook,
  countLooksFor,
  countWaitingLooks,
  lockLook,
  nextLook,
  saveVerdict,
  settleLook,
} from './look-store.ts'
import { agree, settleRefused } from './quality-rules.ts'

export function qualityRoutes(ports: Pick<Ports, 'ids' | 'pictures'> & LawNeeds): Route[] {
  return [
    query(qualityRead, async ({ database }) => presentQuality(database)),

    command(qualityChange, async ({ tx, body, person, now }) => {
      const before = await keptQualityTerms.lock(tx)
      await keptQualityTerms.save(tx, body)
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
      if (body.isGolden) {
        const decision = await standingDecision(tx, claim)
        if (!decision) throw new ProblemError('claim_not_decided')
        await setGolden(tx, claim, decision, byPerson(person, now))
      } else {
        await unsetGolden(tx, claim)
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
      const number = await claimOfBegunLook(database, params.id, person.id)
      const file = number && (await findFileOfClaim(database, number, params.sha256, 'page'))
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
      await saveVerdict(tx, look, { ...body, agrees }, now)
      return { agrees, claim: look.number, first, firstBy: look.first_by }
    }),

    query(disagreementList, async ({ database, person }) => listDisagreements(database, person)),

    command(disagreementSettle, async ({ tx, params, body, person, now }) => {
      const look = await lockLook(tx, params.id)
      if (look.agrees !== false || look.source !== 'share') throw new ProblemError('not_found')
      requireAllowed(settleRefused(person, look))
      await settleLook(tx, look, body.for, byPerson(person, now))
      const [settled] = await listDisagreements(tx, person, look.id)
      if (!settled) throw new ProblemError('not_found')
      return settled
    }),
  ]
}

async function presentQuality(database: Database) {
  const [terms, agreements, goldenClaims, waiting] = await Promise.all([
    keptQualityTerms.load(database),
    countAgreements(database),
    listGolden(database),
    countWaitingLooks(database),
  ])
  return { ...terms, ...agreements, goldenClaims, waiting }
}
