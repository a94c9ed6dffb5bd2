import { missingIn } from '../../contract/addresses.ts'
import type { Recipient } from '../../contract/facts.ts'
import type { Shipment } from '../../contract/shipments.ts'
import { askForClaim, requireUnchanged, signOffOfClaim } from '../claims/decision/sign-off-steps.ts'
import type { OnClaim } from '../claims/standing.ts'
import { lockClaim, openFile, openFileAt, requireOwn, type ClaimFile } from '../claims/store.ts'
import { demandWholeAddress } from '../claims/intake/whole-address.ts'
import { byPerson } from '../history/store.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import type { SignOffAct } from '../sign-offs/endpoints.ts'
import type { Transaction } from '../storage/tables.ts'
import { addressLines } from './address.ts'
import { canCorrect, correctRefused } from './rules.ts'
import { takeParcelStep, takeParcelStepFor, type DispatchNeeds } from './step.ts'
import { findShipment, getShipment, readShipment, type ShipmentRow } from './store.ts'

/**
 * Asks for a parcel to go to somebody or somewhere else; a second person signs it off. Once it is
 * packed the recipient stays, which the database holds as well.
 *
 * @throws {ProblemError} `not_found`, `claim_changed`, `shipment_not_there`, `sign_off_asked`,
 *   `too_many_attempts`, `invalid_input`
 */
export async function correctRecipient(
  ports: DispatchNeeds,
  call: OnClaim,
  { recipient, because }: { recipient: Recipient; because: string },
): Promise<Shipment> {
  const { tx, person, now } = call
  const { file, shipment } = await openCorrectable(call)
  demandWholeAddress(recipient, shipment.region, 'recipient')
  const linesOf = (whose: Recipient) =>
    [...addressLines(whose, shipment.region), whose.contactNumber].join('\n')
  await askForClaim(tx, ports, file.claim, {
    kind: 'recipient_corrected',
    reason: because,
    details: { before: shipment.recipient, recipient },
    changes: [
      { field: 'recipient', before: linesOf(shipment.recipient), after: linesOf(recipient) },
    ],
    by: byPerson(person, now),
  })
  return readShipment(tx, file.claim.number, { person, now })
}

/** Once signed off the parcel goes elsewhere, the history keeps the old address, and the member is told. */
export const recipientAct = (
  ports: Omit<DispatchNeeds, 'shipmentDesk' | 'letterFonts' | 'heavyWork'>,
): SignOffAct =>
  signOffOfClaim({
    kind: 'recipient_corrected',
    sign: 'shipments.dispatch',
    see: 'shipments.read',
    async perform(tx, { row, file, askedBy }, by) {
      const shipment = await findShipment(tx, file.claim.id)
      requireUnchanged(shipment !== null && canCorrect(shipment.state))
      // Written by `correctRecipient` when it was asked for.
      const { before, recipient } = row.details as Record<'before' | 'recipient', Recipient>
      requireUnchanged(isSame(before, shipment.recipient))
      // Asked for under an older rule: it can only be refused.
      requireUnchanged(missingIn(recipient, shipment.region).length === 0)
      const step = correction(shipment, recipient, row.reason)
      const address = addressLines(recipient, shipment.region).join(', ')
      const told = { template: 'parcel_rerouted', values: { address } } as const
      const details = { ...step.details, askedBy }
      await takeParcelStep(tx, ports, file, { ...step, details, mail: told }, by)
    },
  })

/** Keys come back from the database in another order than they were written in. */
const isSame = (one: Recipient, other: Recipient) =>
  JSON.stringify(Object.entries(one).toSorted()) ===
  JSON.stringify(Object.entries(other).toSorted())

/**
 * Asks the member by mail for a better address; Member Center hands the answer in.
 *
 * @throws as `correctRecipient`
 */
export async function askForAddress(
  ports: DispatchNeeds,
  call: OnClaim,
  { question }: { question: string },
): Promise<Shipment> {
  const { file, shipment } = await openCorrectable(call)
  return takeParcelStepFor(ports, call, file, {
    kind: 'address_asked',
    move: null,
    columns: { address_asked_at: call.now, address_question: question },
    details: { because: question },
    mail: {
      template: 'address_asked',
      values: { question, address: addressLines(shipment.recipient, shipment.region).join(', ') },
    },
  })
}

/**
 * The member's own answer. Only who was asked can answer, and only until the parcel is packed.
 *
 * @throws {ProblemError} `not_found`, `shipment_not_there`, `invalid_input`
 */
export async function answerAddress(
  tx: Transaction,
  ports: DispatchNeeds,
  {
    number,
    memberId,
    recipient,
    now,
  }: { number: string; memberId: string; recipient: Recipient; now: Date },
): Promise<void> {
  const claim = await lockClaim(tx, number)
  requireOwn(claim, memberId)
  const file = await openFile(tx, claim)
  const shipment = await getShipment(tx, file.claim.id)
  if (shipment.address_asked_at === null || !canCorrect(shipment.state)) {
    throw new ProblemError('shipment_not_there')
  }
  demandWholeAddress(recipient, shipment.region, 'recipient')
  const step = correction(shipment, recipient, null)
  await takeParcelStep(tx, ports, file, step, { actor: { kind: 'member' }, at: now })
}

function correction(shipment: ShipmentRow, recipient: Recipient, because: string | null) {
  return {
    kind: 'recipient_corrected' as const,
    move: null,
    columns: {
      recipient: JSON.stringify(recipient),
      address_asked_at: null,
      address_question: null,
    },
    details: {
      ...(because ? { because } : {}),
      before: addressLines(shipment.recipient, shipment.region),
      after: addressLines(recipient, shipment.region),
      phoneBefore: shipment.recipient.contactNumber,
    },
    mail: null,
  }
}

async function openCorrectable({
  tx,
  params,
  version,
  person,
}: OnClaim): Promise<{ file: ClaimFile; shipment: ShipmentRow }> {
  const file = await openFileAt(tx, { ...params, version, person })
  const shipment = await getShipment(tx, file.claim.id)
  requireAllowed(correctRefused(shipment.state, person))
  return { file, shipment }
}
