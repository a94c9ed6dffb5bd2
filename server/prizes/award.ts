import type { PrizeOffer } from '../../contract/promotions.ts'
import type { Language } from '../../contract/schema.ts'
import type { Approval, PrizeDesk, PrizePlan } from '../claims/prize-desk.ts'
import { ProblemError } from '../http/problem.ts'
import { composeMail, type ComposedMail } from '../mail/compose.ts'
import { maskedCode } from '../mail/masked-code.ts'
import { putCodeIn, type TemplateName } from '../mail/template.ts'
import { writeMail } from '../mail/outbox.ts'
import type { Ports } from '../ports.ts'
import { prizeFor } from '../promotions/rules.ts'
import type { EventDetails, Transaction } from '../storage/tables.ts'
import { giveCode, isCodeAvailable, poolAt, takeCodeBack } from './code-store.ts'
import { lastDayOf, stateWhenReleased } from './rules.ts'
import type { ShipmentDesk } from './shipment-desk.ts'
import { getPrize } from './store.ts'

type Needs = Pick<Ports, 'ids' | 'mailer' | 'wording'> & { shipmentDesk: ShipmentDesk }

/** Prizes as claims see them: what an approval would bring, and bringing it. */
export function prizeDesk(ports: Needs): PrizeDesk {
  return {
    async foresee(database, approval) {
      const offer = offerOf(approval)
      const state = isHeld(approval)
        ? 'held'
        : stateWhenReleased(
            offer.kind,
            await isCodeAvailable(database, poolAt(approval.at, approval.promotion, offer.id)),
          )
      const plan = planOf(approval, offer, state, null)
      if (state !== 'issued') return plan
      return {
        ...plan,
        mail: masked(plan.mail),
        reading: plan.reading && masked(plan.reading),
      }
    },

    async award(tx, approval, version) {
      const offer = offerOf(approval)
      const pool = poolAt(approval.at, approval.promotion, offer.id)
      const isDigital = offer.kind === 'digital_code'
      const isCodeNext = isDigital && (await isCodeAvailable(tx, pool))
      const isReserved = isHeld(approval)
      const intended = isReserved ? 'held' : stateWhenReleased(offer.kind, isCodeNext)
      await addPrize(tx, approval, offer, intended)
      const given = isCodeNext
        ? await giveCode(tx, pool, approval.claimId, { now: approval.at, isReserved })
        : null
      const code = isReserved ? null : given
      const state = intended === 'issued' && !code ? 'awaiting_code' : intended
      if (state !== intended) await setState(tx, approval.claimId, state)
      if (state === 'dispatch') await ports.shipmentDesk.open(tx, approval)

      const { mail } = planOf(approval, offer, state, code?.id ?? null)
      const { claimId, at, leavesAt } = approval
      const cause = { claimId, version, at, leavesAt }
      await writeMail(tx, ports, cause, mail)
      return prizeDetails(offer, state, code)
    },

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

/** Which code it will be is not known before it is given: all of it is masked. */
const masked = (mail: ComposedMail): ComposedMail => ({
  ...mail,
  body: putCodeIn(mail.body, maskedCode('••••')),
})

function offerOf({ promotion, facts }: Approval): PrizeOffer {
  const offer = prizeFor(promotion.terms, facts.registration)
  if (!offer) throw new ProblemError('no_prize_fits')
  return offer
}

const isHeld = ({ promotion }: Approval) => promotion.terms.release === 'after_end'

const templateOf = {
  held: 'approved_held',
  awaiting_code: 'approved_awaiting',
  issued: 'approved_code',
  dispatch: 'approved_physical',
} as const satisfies Record<PrizePlan['state'], TemplateName>

function planOf(
  approval: Approval,
  offer: PrizeOffer,
  state: PrizePlan['state'],
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
    reading: language === 'en' ? null : inLanguage('en'),
  }
}

interface MailTo {
  language?: Language
  /** Where the member wants it, if that is not their own address. */
  to?: string
}

/** A mail about a prize, in the promotion's language, to the member or to where they want it. */
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
  state: PrizePlan['state'],
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
      held_until: state === 'held' ? lastDayOf(promotion.terms) : null,
      released_at: state === 'held' ? null : at,
      released_by: null,
    })
    .execute()
}

async function setState(tx: Transaction, claimId: string, state: PrizePlan['state']) {
  await tx.updateTable('prizes').set({ state }).where('claim_id', '=', claimId).execute()
}

/** What the history says of a prize: never a code, only its end. */
export function prizeDetails(
  offer: Pick<PrizeOffer, 'name'>,
  state: PrizePlan['state'],
  code: { last4: string } | null,
): EventDetails {
  return { prize: offer.name, prizeState: state, ...(code ? { codeLast4: code.last4 } : {}) }
}
