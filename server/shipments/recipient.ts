import type { Recipient } from '../../contract/facts.ts'
import type { Shipment } from '../../contract/shipments.ts'
import { lockClaim, lockClaimAt, openFile, type ClaimFile } from '../claims/store.ts'
import { ProblemError } from '../http/problem.ts'
import type { Transaction } from '../storage/tables.ts'
import { addressLines } from './address.ts'
import { canCorrect } from './rules.ts'
import { takeStep, takeStepFor, type Dispatching, type DispatchNeeds, type Step } from './step.ts'
import { getShipment, type ShipmentRow } from './store.ts'

/**
 * Corrects to whom a parcel goes. The history keeps what stood there; once the parcel is packed
 * the recipient stays, which the database holds as well.
 *
 * @throws {ProblemError} `not_found`, `claim_changed`, `shipment_not_there`
 */
export async function correctRecipient(
  ports: DispatchNeeds,
  call: Dispatching,
  { recipient, because }: { recipient: Recipient; because: string },
): Promise<Shipment> {
  const { file, shipment } = await openCorrectable(call)
  return takeStepFor(ports, call, file, correction(shipment, recipient, because))
}

/**
 * Asks the member by mail for a better address; Member Center hands the answer in.
 *
 * @throws as `correctRecipient`
 */
export async function askForAddress(
  ports: DispatchNeeds,
  call: Dispatching,
  { question }: { question: string },
): Promise<Shipment> {
  const { file, shipment } = await openCorrectable(call)
  return takeStepFor(ports, call, file, {
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
 * @throws {ProblemError} `not_found`, `shipment_not_there`
 */
export async function answerAddress(
  tx: Transaction,
  ports: DispatchNeeds,
  { number, recipient, now }: { number: string; recipient: Recipient; now: Date },
): Promise<void> {
  const file = await openFile(tx, await lockClaim(tx, number))
  const shipment = await getShipment(tx, file.claim.id)
  if (shipment.address_asked_at === null || !canCorrect(shipment.state)) {
    throw new ProblemError('shipment_not_there')
  }
  const step = correction(shipment, recipient, null)
  await takeStep(tx, ports, file, step, { actor: { kind: 'member' }, now })
}

function correction(shipment: ShipmentRow, recipient: Recipient, because: string | null): Step {
  return {
    kind: 'recipient_corrected',
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
  database,
  params,
  version,
}: Dispatching): Promise<{ file: ClaimFile; shipment: ShipmentRow }> {
  const file = await openFile(database, await lockClaimAt(database, params.number, version))
  const shipment = await getShipment(database, file.claim.id)
  if (!canCorrect(shipment.state)) throw new ProblemError('shipment_not_there')
  return { file, shipment }
}
