import type { Updateable } from 'kysely'
import type { EventKind } from '../../contract/history.ts'
import type { Shipment } from '../../contract/shipments.ts'
import type { Person } from '../../contract/staff.ts'
import { advanceClaim, lockClaimAt, openFile, type ClaimFile } from '../claims/store.ts'
import { localDateAt } from '../clocks/rules.ts'
import { recordStep } from '../history/store.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import { composeMail } from '../mail/compose.ts'
import { writeMail } from '../mail/outbox.ts'
import type { Ports } from '../ports.ts'
import type { EventDetails, Tables, Transaction } from '../storage/tables.ts'
import { listCarriers, trackingLink } from './carriers.ts'
import { canMove, moves, type ShipmentMove } from './rules.ts'
import { getShipment, readShipment, type ShipmentRow } from './store.ts'

export type DispatchNeeds = Pick<Ports, 'ids' | 'mailer' | 'wording'>

export interface Dispatching {
  database: Transaction
  params: { number: string }
  person: Person
  version: number
  now: Date
}

/** @throws {ProblemError} `not_found`, `claim_changed`, `shipment_not_there`; `invalid_input` */
export async function ship(
  ports: DispatchNeeds,
  call: Dispatching,
  asked: { carrier: string; trackingNumbers: string[]; shippedOn: string },
): Promise<Shipment> {
  const moving = await openShipmentFile(call, 'ship')
  const carriers = await listCarriers(call.database)
  const carrier = carriers.find(({ code }) => code === asked.carrier)
  if (!carrier) throw fault('carrier', 'unknown_carrier', 'is not a carrier of the registry')
  if (asked.shippedOn < moving.shipment.received_on) {
    throw fault('shippedOn', 'too_early', 'is before the approval')
  }
  refuseFuture('shippedOn', asked.shippedOn, moving, call.now)
  const trackingNumbers = [...new Set(asked.trackingNumbers.map((number) => number.toUpperCase()))]
  const [first = ''] = trackingNumbers
  return move(ports, call, moving, {
    kind: 'shipment_shipped',
    columns: {
      carrier_code: carrier.code,
      tracking_numbers: JSON.stringify(trackingNumbers),
      shipped_on: asked.shippedOn,
      returned_because: null,
    },
    details: { carrier: carrier.name, trackingNumbers, shippedOn: asked.shippedOn },
    mail: {
      template: 'shipped',
      values: {
        carrier: carrier.name,
        trackingNumbers: trackingNumbers.join(', '),
        trackingLink: trackingLink(carrier, first, moving.shipment.recipient.zipcode),
      },
    },
  })
}

/** @throws as `ship` */
export async function deliver(
  ports: DispatchNeeds,
  call: Dispatching,
  { deliveredOn }: { deliveredOn: string },
): Promise<Shipment> {
  const moving = await openShipmentFile(call, 'deliver')
  if (moving.shipment.shipped_on !== null && deliveredOn < moving.shipment.shipped_on) {
    throw fault('deliveredOn', 'too_early', 'is before it was shipped')
  }
  refuseFuture('deliveredOn', deliveredOn, moving, call.now)
  return move(ports, call, moving, {
    kind: 'shipment_delivered',
    columns: { delivered_on: deliveredOn },
    details: { deliveredOn },
    mail: { template: 'delivered', values: {} },
  })
}

/** @throws as `ship` */
export async function takeBack(
  ports: DispatchNeeds,
  call: Dispatching,
  { because }: { because: string },
): Promise<Shipment> {
  const moving = await openShipmentFile(call, 'return')
  return move(ports, call, moving, {
    kind: 'shipment_returned',
    columns: { returned_because: because },
    details: { because },
    mail: null,
  })
}

/** By the date it is where the promotion counts its days. */
function refuseFuture(field: string, date: string, { shipment }: Moving, now: Date): void {
  if (date > localDateAt(now, shipment.zone))
    throw fault(field, 'in_the_future', 'is in the future')
}

interface Moving {
  move: ShipmentMove
  file: ClaimFile
  shipment: ShipmentRow
}

async function openShipmentFile(call: Dispatching, wanted: ShipmentMove): Promise<Moving> {
  const { database, params, version } = call
  const file = await openFile(database, await lockClaimAt(database, params.number, version))
  const shipment = await getShipment(database, file.claim.id)
  if (!canMove(wanted, shipment.state)) throw new ProblemError('shipment_not_there')
  return { move: wanted, file, shipment }
}

interface Moved {
  kind: EventKind
  columns: Updateable<Tables['shipments']>
  details: EventDetails
  mail: {
    template: 'shipped' | 'delivered'
    values: { carrier?: string; trackingNumbers?: string; trackingLink?: string | null }
  } | null
}

/** State, history and mail of one move, in the transaction of the call. */
async function move(
  ports: DispatchNeeds,
  { database, person, now }: Dispatching,
  { move: made, file }: Moving,
  { kind, columns, details, mail }: Moved,
): Promise<Shipment> {
  const { claim, promotion, facts } = file
  const claimId = claim.id
  await database
    .updateTable('shipments')
    .set({ ...columns, state: moves[made].to })
    .where('claim_id', '=', claimId)
    .execute()
  const version = await advanceClaim(database, claim)
  const actor = { kind: 'staff', id: person.id } as const
  const { attempt } = claim
  await recordStep(database, { claimId, version, attempt, kind, at: now, actor, details })
  if (mail) {
    const prize = await nameOfPrize(database, claimId)
    const { memberCenterSignIn } = ports.wording
    const values = { promotion: promotion.terms.name, prize, memberCenterSignIn, ...mail.values }
    const { language } = promotion.terms
    const composed = composeMail(mail.template, facts.member.email, language, values)
    await writeMail(database, ports, { claimId, version, at: now }, composed)
  }
  return readShipment(database, claim.number, { person, now })
}

async function nameOfPrize(tx: Transaction, claimId: string): Promise<string> {
  const prize = await tx
    .selectFrom('prizes')
    .select('name')
    .where('claim_id', '=', claimId)
    .executeTakeFirstOrThrow()
  return prize.name
}

const fault = (field: string, code: string, message: string) =>
  invalidInput([{ field, code, message }])
