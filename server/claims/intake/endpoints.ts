import * as z from 'zod/mini'
import {
  intakeAttemptCreate,
  intakeClaimCreate,
  intakeClaimRead,
  intakeMemberClaims,
} from '../../../contract/intake.ts'
import type { Fault } from '../../../contract/faults.ts'
import { promotionId } from '../../../contract/promotions.ts'
import { foreignId, region } from '../../../contract/schema.ts'
import { commandAfter, query, type Route } from '../../http/route.ts'
import type { Ports } from '../../ports.ts'
import { findPromotion } from '../../promotions/store.ts'
import type { Database } from '../../storage/tables.ts'
import { decodeEvidence } from './decode-evidence.ts'
import { listMemberClaims, readMemberClaim } from '../member/member-claim.ts'
import { receiveAttempt, receiveClaim, type ReceiveNeeds } from './receive.ts'
import { getClaim, requireOwn, type ClaimRow } from '../store.ts'
import { addressFaults } from './whole-address.ts'

/**
 * The API for Member Center. Pictures are decoded before the transaction, because that is slow, and
 * stored within it, so that all faults are reported at once and a refused call leaves nothing
 * behind.
 */
export function intakeRoutes(ports: Pick<Ports, 'uploadDecoder'> & ReceiveNeeds): Route[] {
  return [
    commandAfter(
      intakeClaimCreate,
      async ({ database, raw, files }, faults) => {
        const promotion = promotionIn(raw)
        if (promotion && !(await findPromotion(database, promotion))) {
          faults.push({
            field: 'claim.promotion',
            code: 'unknown_promotion',
            message: 'is not a promotion of this desk',
          })
        }
        faults.push(...addressFaultsIn(raw))
        return decodeEvidence(ports, files, memberIn(raw), faults)
      },
      async ({ tx, body, now }, documents) => {
        const number = await receiveClaim(tx, ports, body, documents, now)
        return readMemberClaim(tx, number)
      },
    ),

    commandAfter(
      intakeAttemptCreate,
      async ({ database, params, raw, files }, faults) => {
        const claim = await ownClaim(database, params?.number, raw)
        if (claim)
          faults.push(...addressFaults(recipientIn(raw), claim.region, 'attempt.recipient'))
        return decodeEvidence(ports, files, claim?.member_id ?? nobody, faults)
      },
      async ({ tx, params, body, now }, documents) => {
        await receiveAttempt(tx, ports, params.number, body, documents, now)
        return readMemberClaim(tx, params.number)
      },
    ),

    query(intakeClaimRead, async ({ database, params, query }) =>
      readMemberClaim(database, params.number, query.memberId),
    ),

    query(intakeMemberClaims, async ({ database, params, query }) =>
      listMemberClaims(database, params.member, query),
    ),
  ]
}

/** Checked even when other fields are wrong, so that all faults are reported at once. */
function promotionIn(raw: unknown): string | null {
  return z.safeParse(z.object({ promotion: promotionId }), raw).data?.promotion ?? null
}

const nobody = 'a member who is not named'

function memberIn(raw: unknown): string {
  return (
    z.safeParse(z.object({ member: z.object({ id: foreignId }) }), raw).data?.member.id ?? nobody
  )
}

/**
 * The claim of the named member; `null` when no member is named, and then nothing about it is
 * revealed.
 *
 * @throws {ProblemError} `not_found` before any picture is opened for it
 */
async function ownClaim(
  database: Database,
  number: string | undefined,
  raw: unknown,
): Promise<ClaimRow | null> {
  if (number === undefined) return null
  const claim = await getClaim(database, number)
  const named = z.safeParse(z.object({ memberId: foreignId }), raw).data
  if (!named) return null
  requireOwn(claim, named.memberId)
  return claim
}

const recipientIn = (raw: unknown): unknown =>
  z.safeParse(z.object({ recipient: z.unknown() }), raw).data?.recipient

function addressFaultsIn(raw: unknown): Fault[] {
  const sent = z.safeParse(z.object({ member: z.object({ region }) }), raw).data
  return sent ? addressFaults(recipientIn(raw), sent.member.region, 'claim.recipient') : []
}
