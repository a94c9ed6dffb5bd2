import type { Approval } from '../claims/prize-desk.ts'
import { takeStep } from '../claims/step.ts'
import { openFileAt, type ClaimFile } from '../claims/store.ts'
import { byPerson, type By, type ByPerson } from '../history/store.ts'
import { requireAllowed } from '../http/problem.ts'
import { writeMail } from '../mail/outbox.ts'
import type { Ports } from '../ports.ts'
import type { Transaction } from '../storage/tables.ts'
import { prizeDetails, prizeMail } from './award.ts'
import { issueCode, poolAt, type GivenCode } from './code-store.ts'
import { releaseRefused } from './refusals.ts'
import { stateWhenReleased } from './rules.ts'
import type { ShipmentDesk } from './shipment-desk.ts'
import { getPrize, type OnPrize, type PrizeRow } from './store.ts'

export type MailNeeds = Pick<Ports, 'ids' | 'mailer' | 'wording'>

export type ReleaseNeeds = MailNeeds & { shipmentDesk: ShipmentDesk }

/**
 * A supervisor releases a held prize: its code is issued, or it joins the line for one, or its
 * shipment opens.
 *
 * @throws {ProblemError} `not_found`, `claim_changed`, `prize_not_held`, `promotion_running`
 */
export async function releasePrize(
  tx: Transaction,
  ports: ReleaseNeeds,
  asked: OnPrize,
): Promise<void> {
  const file = await openFileAt(tx, asked)
  const prize = await getPrize(tx, file.claim.id)
  const held = heldPrize(file, prize)
  requireAllowed(releaseRefused(held, asked.person, asked.now))
  await letGo(tx, ports, { file, prize }, byPerson(asked.person, asked.now))
}

/** What the rule about releases looks at. */
export const heldPrize = (
  { promotion }: Pick<ClaimFile, 'promotion'>,
  { state, held_until: heldUntil }: PrizeRow,
) => ({ state, heldUntil, zone: promotion.terms.zone })

/** Releases the held prize of a locked claim. */
export async function letGo(
  tx: Transaction,
  ports: ReleaseNeeds,
  { file, prize }: { file: ClaimFile; prize: PrizeRow },
  by: ByPerson,
): Promise<void> {
  const now = by.at
  const claimId = file.claim.id
  const pool = poolAt(now, file.promotion, prize.offer_id)
  const code = prize.kind === 'digital_code' ? await issueCode(tx, pool, claimId, now) : null
  const state = stateWhenReleased(prize.kind, code !== null)
  await tx
    .updateTable('prizes')
    .set({ state, released_at: now, released_by: by.actor.id })
    .where('claim_id', '=', claimId)
    .execute()
  if (state === 'dispatch') await ports.shipmentDesk.open(tx, approvalOf(file, prize))
  await tell(tx, ports, file, prize, { kind: 'prize_released', by, state, code })
}

interface Told {
  kind: 'prize_released' | 'code_issued' | 'replacement_confirmed'
  by: By
  state: PrizeRow['state']
  code: GivenCode | null
}

/** Records the step, and mails the code if there is one. */
export async function tell(
  tx: Transaction,
  ports: MailNeeds,
  file: ClaimFile,
  prize: PrizeRow,
  { kind, by, state, code }: Told,
): Promise<void> {
  const claimId = file.claim.id
  const details = prizeDetails(prize, state, code)
  const version = await takeStep(tx, file.claim, { kind, by, details })
  if (!code) return
  const mail = prizeMail('approved_code', file, prize.name, code.id, toOf(prize))
  await writeMail(tx, ports, { claimId, version, at: by.at }, mail)
}

function approvalOf({ claim, promotion, facts }: ClaimFile, prize: PrizeRow): Approval {
  return { claimId: claim.id, promotion, facts, at: prize.approved_at, leavesAt: prize.approved_at }
}

/** Where the mails of a prize go. */
const toOf = ({ email }: PrizeRow) => (email === null ? {} : { to: email })
