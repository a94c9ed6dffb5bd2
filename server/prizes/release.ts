import type { Approval } from '../claims/prize-desk.ts'
import { takeStep } from '../claims/step.ts'
import { lockClaimById, openFile, openFileAt, type ClaimFile } from '../claims/store.ts'
import { byItself, byPerson, type By, type ByPerson } from '../history/store.ts'
import { requireAllowed } from '../http/problem.ts'
import { writeMail } from '../mail/outbox.ts'
import type { Ports } from '../ports.ts'
import { getPromotion } from '../promotions/store.ts'
import type { Transaction } from '../storage/tables.ts'
import { prizeDetails, prizeMail } from './award.ts'
import { giveCode, issueCode, poolAt, type GivenCode, type Pool } from './code-store.ts'
import { releaseRefused } from './refusals.ts'
import { stateWhenReleased } from './rules.ts'
import type { ShipmentDesk } from './shipment-desk.ts'
import { getPrize, type OnPrize, type PrizeRow } from './store.ts'

type MailNeeds = Pick<Ports, 'ids' | 'mailer' | 'wording'>

export type ReleaseNeeds = MailNeeds & { shipmentDesk: ShipmentDesk }

/**
 * A supervisor lets a held prize go out: its code is issued, or it joins the line for one, or its
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

/** Lets a held prize of a locked claim go out. */
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

/**
 * Serves prizes that wait for a code, in the order of their approvals, while there are codes.
 *
 * @returns how many were served
 */
export async function serveAwaiting(
  tx: Transaction,
  ports: MailNeeds,
  pool: Pool,
  by: By,
): Promise<number> {
  const waiting = await tx
    .selectFrom('prizes')
    .select('claim_id')
    .where('promotion_id', '=', pool.promotionId)
    .where('offer_id', '=', pool.offerId)
    .where('state', '=', 'awaiting_code')
    .orderBy('approved_at')
    .orderBy('claim_id')
    .execute()
  for (const [served, { claim_id }] of waiting.entries()) {
    const file = await openFile(tx, await lockClaimById(tx, claim_id))
    const prize = await getPrize(tx, file.claim.id)
    if (prize.state !== 'awaiting_code') continue
    const code = await giveCode(tx, pool, file.claim.id, { now: by.at })
    if (!code) return served
    await tx
      .updateTable('prizes')
      .set({ state: 'issued' })
      .where('claim_id', '=', file.claim.id)
      .execute()
    await tell(tx, ports, file, prize, {
      kind: 'code_issued',
      by,
      state: 'issued',
      code,
    })
  }
  return waiting.length
}

/**
 * Serves prizes that wait although there are codes. An approval and a load of codes at the same
 * moment do not see each other; without this the whole stock would stand still behind that prize.
 */
export async function serveStranded({
  database,
  ...ports
}: MailNeeds & Pick<Ports, 'database' | 'clock'>): Promise<void> {
  const pools = await database
    .selectFrom('prizes')
    .select(['promotion_id', 'offer_id'])
    .distinct()
    .where('state', '=', 'awaiting_code')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('codes')
          .select('codes.id')
          .whereRef('codes.promotion_id', '=', 'prizes.promotion_id')
          .whereRef('codes.offer_id', '=', 'prizes.offer_id')
          .where('codes.state', '=', 'available'),
      ),
    )
    .execute()
  for (const { promotion_id, offer_id } of pools) {
    await database.transaction().execute(async (tx) => {
      const now = ports.clock.now()
      const pool = poolAt(now, await getPromotion(tx, promotion_id), offer_id)
      await serveAwaiting(tx, ports, pool, byItself(now))
    })
  }
}

/**
 * Reserves codes for held prizes that were approved while there were none, in the order of their
 * approvals. Prizes that wait already come first: they are served before this.
 */
export async function reserveForHeld(tx: Transaction, pool: Pool, now: Date): Promise<void> {
  const held = await tx
    .selectFrom('prizes')
    .select('claim_id')
    .where('promotion_id', '=', pool.promotionId)
    .where('offer_id', '=', pool.offerId)
    .where('state', '=', 'held')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('codes')
            .select('codes.id')
            .whereRef('codes.claim_id', '=', 'prizes.claim_id')
            .where('codes.state', '=', 'reserved'),
        ),
      ),
    )
    .orderBy('approved_at')
    .orderBy('claim_id')
    .forUpdate()
    .execute()
  for (const { claim_id } of held) {
    if (!(await giveCode(tx, pool, claim_id, { now, isReserved: true }))) return
  }
}

interface Told {
  kind: 'prize_released' | 'code_issued' | 'replacement_confirmed'
  by: By
  state: PrizeRow['state']
  code: GivenCode | null
}

/** The step in the history, and the mail with the code, if there is one now. */
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
