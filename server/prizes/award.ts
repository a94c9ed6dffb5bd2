import type { DetailsOf } from '../../contract/history.ts'
import type { PrizeOffer } from '../../contract/promotions.ts'
import type { Language } from '../../contract/schema.ts'
import type { Approval, PrizeDesk, PrizePlan } from '../claims/prize-desk.ts'
import { ProblemError } from '../http/problem.ts'
import { composeMail, type ComposedMail } from '../mail/compose.ts'
import { maskedCode } from '../mail/masked-code.ts'
import { putCodeIn, type TemplateName } from '../mail/template.ts'
import { writeMail } from '../mail/outbox.ts'
import type { Ports } from '../ports.ts'
import { needsSecondPerson, prizeFor } from '../promotions/rules.ts'
import type { Transaction } from '../storage/tables.ts'
import {
  countWaiting,
  findSeenCode,
  giveCode,
  isCodeAvailable,
  poolAt,
  takeCodeBack,
} from './code-store.ts'
import { lastDayOf, stateWhenReleased } from './rules.ts'
import type { ShipmentDesk } from './shipment-desk.ts'
import { getPrize } from './store.ts'

type Needs = Pick<Ports, 'ids' | 'mailer' | 'wording'> & { shipmentDesk: ShipmentDesk }

/** Prizes as claims see them: what an approval would earn, and carrying it out. */
export function prizeDesk(ports: Needs): PrizeDesk {
  return {
    async foresee(database, approval) {
      const offer = offerOf(approval)
      const next = isHeld(approval)
        ? 'held'
        : stateWhenReleased(
            offer.kind,
            await isCodeAvailable(database, poolAt(approval.at, approval.promotion, offer.id)),
          )
      // The mail that the member gets once a second person confirms; until then none is sent.
      const state: PrizePlan['state'] = needsSecondPerson(approval.promotion.terms, offer)
        ? 'to_confirm'
        : next
      const plan = { ...planOf(approval, offer, next, null), state }
      if (next !== 'issued') return plan
      return {
        ...plan,
        mail: masked(plan.mail),
        inEnglish: plan.inEnglish && masked(plan.inEnglish),
      }
    },

    async award(tx, approval, version) {
      const offer = offerOf(approval)
      const heldUntil = isHeld(approval) ? lastDayOf(approval.promotion.terms) : null
      if (needsSecondPerson(approval.promotion.terms, offer)) {
        await addPrize(tx, approval, offer, { state: 'to_confirm', heldUntil })
        return { state: 'to_confirm', details: prizeDetails(offer, 'to_confirm', null) }
      }
      // The state it would have if nothing prevented it; `sendOff` sets the final one.
      const state = heldUntil ? 'held' : stateWhenReleased(offer.kind, true)
      await addPrize(tx, approval, offer, { state, heldUntil })
      const step = { version, now: approval.at, confirmedBy: null }
      const details = await sendOff(tx, ports, approval, { ...offer, heldUntil }, step)
      return { state: details.prizeState, details }
    },

    async supplyOf(database, promotion, { id, kind }, now) {
      if (kind === 'physical') {
        const left = await ports.shipmentDesk.piecesLeft(database, promotion.id, id)
        return left === null ? null : { isInStock: left > 0, waiting: 0 }
      }
      const pool = poolAt(now, promotion, id)
      return {
        isInStock: await isCodeAvailable(database, pool),
        waiting: await countWaiting(database, pool),
      }
    },

    seenCode: findSeenCode,

    isOnItsWay: ports.shipmentDesk.isOnItsWay,

    async revoke(tx, claimId, now) {
      const prize = await getPrize(tx, claimId)
      if (prize.state === 'dispatch' && !(await ports.shipmentDesk.close(tx, claimId))) {
        throw new ProblemError('prize_on_its_way')
      }
      const isGiven = prize.state === 'issued' || prize.state === 'held'
      const code = isGiven ? await takeCodeBack(tx, claimId, now) : null
      await tx.deleteFrom('prizes').where('claim_id', '=', claimId).execute()
      return {
        prize: prize.name,
        ...(code ? { codeLast4: code.last4, codeBecame: code.became } : {}),
      }
    },
  }
}

/**
 * Takes an earned prize to its next state and tells the member: a held one has a code reserved; any
 * other is given one, waits in line for one, or gets a shipment.
 *
 * @param approval its `at` is the time of approval, from which the delivery clock counts; `now` is
 *   this moment
 * @returns details for the history
 */
export async function sendOff(
  tx: Transaction,
  ports: Needs,
  approval: Approval,
  prize: Pick<PrizeOffer, 'id' | 'name' | 'kind'> & { heldUntil: string | null },
  { version, now, confirmedBy }: { version: number; now: Date; confirmedBy: string | null },
): Promise<PrizeDetails> {
  const { claimId, leavesAt } = approval
  const pool = poolAt(now, approval.promotion, prize.id)
  const isDigital = prize.kind === 'digital_code'
  const isCodeNext = isDigital && (await isCodeAvailable(tx, pool))
  const isReserved = prize.heldUntil !== null
  const given = isCodeNext ? await giveCode(tx, pool, claimId, { now, isReserved }) : null
  const code = isReserved ? null : given
  const state = isReserved ? 'held' : stateWhenReleased(prize.kind, code !== null)
  await tx
    .updateTable('prizes')
    .set({
      state,
      released_at: isReserved ? null : now,
      ...(confirmedBy ? { confirmed_by: confirmedBy, confirmed_at: now } : {}),
    })
    .where('claim_id', '=', claimId)
    .execute()
  if (state === 'dispatch') await ports.shipmentDesk.open(tx, approval)
  const { mail } = planOf(approval, prize, state, code?.id ?? null)
  await writeMail(tx, ports, { claimId, version, at: now, leavesAt }, mail)
  return prizeDetails(prize, state, code)
}

/** Which code it will be is not known yet, so all of it is masked. */
const masked = (mail: ComposedMail): ComposedMail => ({
  ...mail,
  body: putCodeIn(mail.body, maskedCode('••••')),
  essence: putCodeIn(mail.essence, maskedCode('••••')),
})

function offerOf({ promotion, facts }: Approval): PrizeOffer {
  const offer = prizeFor(promotion.terms, facts.registration)
  if (!offer) throw new ProblemError('no_prize_fits')
  return offer
}

const isHeld = ({ promotion }: Approval) => promotion.terms.release === 'after_end'

/** The state of a prize that needs no confirmation, or has it. */
type MovedState = Exclude<PrizePlan['state'], 'to_confirm'>

const templateOf = {
  held: 'approved_held',
  awaiting_code: 'approved_awaiting',
  issued: 'approved_code',
  dispatch: 'approved_physical',
} as const satisfies Record<MovedState, TemplateName>

function planOf(
  approval: Approval,
  offer: Pick<PrizeOffer, 'name' | 'kind'>,
  state: MovedState,
  codeId: string | null,
): PrizePlan {
  const { language } = approval.promotion.terms
  const inLanguage = (wanted: Language) =>
    prizeMail(templateOf[state], approval, offer.name, codeId, { language: wanted })
  return {
    name: offer.name,
    kind: offer.kind,
    state,
    mail: inLanguage(language),
    inEnglish: language === 'en' ? null : inLanguage('en'),
  }
}

interface MailTo {
  language?: Language
  /** The member's other address, if they gave one. */
  to?: string
}

/**
 * A mail about a prize, in the promotion's language, to the member's address or the one they gave
 * for it.
 */
export function prizeMail(
  template: TemplateName,
  { promotion, facts }: Pick<Approval, 'promotion' | 'facts'>,
  prize: string,
  codeId: string | null,
  { language = promotion.terms.language, to = facts.member.email }: MailTo = {},
): ComposedMail {
  const { terms } = promotion
  const values = {
    promotion: terms.name,
    region: facts.member.region,
    prize,
    activationPage: terms.activationPage,
  }
  return composeMail(template, to, language, values, codeId)
}

async function addPrize(
  tx: Transaction,
  { claimId, promotion, at }: Approval,
  offer: PrizeOffer,
  { state, heldUntil }: { state: PrizePlan['state']; heldUntil: string | null },
): Promise<void> {
  await tx
    .insertInto('prizes')
    .values({
      claim_id: claimId,
      promotion_id: promotion.id,
      offer_id: offer.id,
      name: offer.name,
      kind: offer.kind,
      state,
      approved_at: at,
      held_until: heldUntil,
      released_at: null,
      released_by: null,
      worth_amount: offer.worth?.amount ?? null,
      worth_currency: offer.worth?.currency ?? null,
      needs_second_person: state === 'to_confirm',
    })
    .execute()
}

export type PrizeDetails = DetailsOf<'prize_confirmed'>

/** What the history shows of a prize: never a code, only its last characters. */
export function prizeDetails(
  offer: Pick<PrizeOffer, 'name'>,
  state: PrizePlan['state'],
  code: { last4: string } | null,
): PrizeDetails {
  return { prize: offer.name, prizeState: state, ...(code ? { codeLast4: code.last4 } : {}) }
}
