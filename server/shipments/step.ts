import type { Updateable } from 'kysely'
import type { Shipment } from '../../contract/shipments.ts'
import { searchMoreNow } from '../claims/queue/found-by.ts'
import type { OnClaim } from '../claims/standing.ts'
import { takeStep, type Told } from '../claims/step.ts'
import { openFileAt, type ClaimFile } from '../claims/store.ts'
import { byPerson, type By } from '../history/store.ts'
import { requireAllowed } from '../http/problem.ts'
import { composeMail } from '../mail/compose.ts'
import { writeMail } from '../mail/outbox.ts'
import type { TemplateValues } from '../mail/template.ts'
import type { Ports } from '../ports.ts'
import type { ShipmentDesk } from '../prizes/shipment-desk.ts'
import type { Tables, Transaction } from '../storage/tables.ts'
import { moveRefused, moves, type ShipmentMove } from './rules.ts'
import { getShipment, readShipment, type ShipmentRow } from './store.ts'

export type DispatchNeeds = Pick<
  Ports,
  'heavyWork' | 'ids' | 'letterFonts' | 'mailer' | 'wording'
> & {
  shipmentDesk: ShipmentDesk
}

export interface ShipmentFile {
  file: ClaimFile
  shipment: ShipmentRow
}

/**
 * The claim of a parcel, locked, once it is certain that the parcel can take this step.
 *
 * @throws {ProblemError} `not_found`, `claim_changed`, `shipment_not_there`
 */
export async function openShipmentFile(
  { tx, params, version, person }: Omit<OnClaim, 'now'>,
  wanted: ShipmentMove,
): Promise<ShipmentFile> {
  const file = await openFileAt(tx, { ...params, version, person })
  const shipment = await getShipment(tx, file.claim.id)
  requireAllowed(moveRefused(wanted, shipment.state, person))
  return { file, shipment }
}

export type ParcelStep = Told & {
  /** `null`: the parcel stays where it is. */
  move: ShipmentMove | null
  columns: Updateable<Tables['shipments']>
  mail: {
    template: 'shipped' | 'delivered' | 'address_asked' | 'parcel_rerouted'
    values: TemplateValues
  } | null
}

/** Parcel, history and mail of one step, in the transaction of the call. */
export async function takeParcelStep(
  tx: Transaction,
  ports: Pick<DispatchNeeds, 'ids' | 'mailer' | 'wording'>,
  { claim, promotion, facts }: ClaimFile,
  { move, columns, mail, ...told }: ParcelStep,
  by: By,
): Promise<void> {
  const claimId = claim.id
  await tx
    .updateTable('shipments')
    .set({ ...columns, ...(move ? { state: moves[move].to } : {}) })
    .where('claim_id', '=', claimId)
    .execute()
  const changes = { search_more: await searchMoreNow(tx, claimId) }
  const version = await takeStep(tx, claim, { ...told, changes, by })
  if (!mail) return
  const prize = await tx
    .selectFrom('prizes')
    .select(['name', 'email'])
    .where('claim_id', '=', claimId)
    .executeTakeFirstOrThrow()
  const { memberCenterSignIn } = ports.wording
  const { name, language } = promotion.terms
  const values = { promotion: name, prize: prize.name, memberCenterSignIn, ...mail.values }
  // That a parcel goes elsewhere is told to the member's own address, wherever the rest goes.
  const to =
    mail.template === 'parcel_rerouted' ? facts.member.email : (prize.email ?? facts.member.email)
  const composed = composeMail(mail.template, to, language, values)
  await writeMail(tx, ports, { claimId, version, at: by.at }, composed)
}

/** As `takeParcelStep`, by the person of the call, who is shown the parcel as it stands then. */
export async function takeParcelStepFor(
  ports: DispatchNeeds,
  { tx, person, now }: OnClaim,
  file: ClaimFile,
  step: ParcelStep,
): Promise<Shipment> {
  await takeParcelStep(tx, ports, file, step, byPerson(person, now))
  return readShipment(tx, file.claim.number, { person, now })
}
