import { sql, type Selectable, type SqlBool } from 'kysely'
import type { Standing } from '../../contract/clocks.ts'
import {
  shipmentStates,
  shipmentSteps,
  type Shipment,
  type ShipmentState,
} from '../../contract/shipments.ts'
import type { Person } from '../../contract/session.ts'
import { hasStanding, standingAt } from '../clocks/clock-standing.ts'
import { localDateAt } from '../clocks/rules.ts'
import { ProblemError } from '../http/problem.ts'
import { pendingOf } from '../sign-offs/pending.ts'
import { decodeCursor, pageOf } from '../storage/keyset.ts'
import { findingAmong } from '../storage/like.ts'
import type { Database, EarlierParcel, Tables } from '../storage/tables.ts'
import { addressLines } from './address.ts'
import { trackingLink } from './carriers.ts'
import { correctRefused, moveRefused } from './rules.ts'

export type ShipmentRow = Selectable<Tables['shipments']>

/** The parcels that went before, with the one that just ended. */
export function withEarlier(
  { carrier_code, tracking_numbers, shipped_on, earlier_parcels }: ShipmentRow,
  ended: EarlierParcel['ended'],
): EarlierParcel[] {
  if (!carrier_code || !shipped_on) return earlier_parcels
  const parcel = { carrier: carrier_code, trackingNumbers: tracking_numbers, shippedOn: shipped_on }
  return [...earlier_parcels, { ...parcel, ended }]
}

interface ParcelFilter {
  state?: ShipmentState[] | undefined
  promotion?: string[] | undefined
  region?: string[] | undefined
  prize?: string[] | undefined
  age?: 'due_soon' | 'overdue' | undefined
  q?: string | undefined
}

export interface BatchFilter extends ParcelFilter {
  claims?: string[] | undefined
}

export interface ShipmentFilter extends ParcelFilter {
  cursor?: string | undefined
  limit: number
}

export interface Looking {
  person: Person
  now: Date
}

/** Shipments by deadline. */
export async function listShipments(database: Database, filter: ShipmentFilter, looking: Looking) {
  let query = narrowed(selectShipments(database), filter, looking.now)
    .orderBy('shipments.due_at')
    .orderBy('shipments.claim_id')
    .limit(filter.limit + 1)
  if (filter.cursor) {
    const [at, id] = decodeCursor(filter.cursor)
    query = query.where(sql<boolean>`(shipments.due_at, shipments.claim_id) > (${at}, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const page = pageOf(rows, filter.limit, (row) => [row.due_at, row.claim_id])
  return { ...page, items: page.items.map((row) => presentShipment(row, looking)) }
}

/** Parcels of a batch, by deadline, with everything a label or a carrier's tool asks for. */
export function selectBatch(database: Database, filter: BatchFilter, now: Date) {
  const query = narrowed(selectShipments(database), filter, now)
    .innerJoin('attempts', (join) =>
      join
        .onRef('attempts.claim_id', '=', 'claims.id')
        .onRef('attempts.number', '=', 'claims.attempt'),
    )
    .select(['claims.serial_number', 'claims.product_name', 'attempts.facts'])
    .orderBy('shipments.due_at')
    .orderBy('shipments.claim_id')
  return filter.claims?.length ? query.where('claims.number', 'in', filter.claims) : query
}

function narrowed(
  all: ReturnType<typeof selectShipments>,
  filter: ParcelFilter,
  now: Date,
): ReturnType<typeof selectShipments> {
  let query = all
  if (filter.state?.length) query = query.where('shipments.state', 'in', filter.state)
  if (filter.promotion?.length) query = query.where('claims.promotion_id', 'in', filter.promotion)
  if (filter.region?.length) query = query.where('shipments.region', 'in', filter.region)
  if (filter.prize?.length) query = query.where('prizes.offer_id', 'in', filter.prize)
  if (filter.age) {
    const stands = (standing: 'overdue' | 'due_today' | 'due_soon') =>
      hasStanding('shipments', standing, now)
    query = query
      .where('shipments.state', '<>', 'delivered')
      .where(
        filter.age === 'overdue'
          ? stands('overdue')
          : sql<SqlBool>`(${stands('due_soon')} or ${stands('due_today')})`,
      )
  }
  if (filter.q) query = query.where(findingAmong(filter.q, [ofParcel, ofClaim], among))
  return query
}

const ofParcel = sql.ref('shipments.search')
const ofClaim = sql.ref('claims.search')

/** Parcels whose claim has it, or that have or had a number with it. */
const among: Parameters<typeof findingAmong>[2] = (has) => sql<SqlBool>`shipments.claim_id in (
  select claims.id from claims where ${has(ofClaim)}
  union all
  select shipments.claim_id from shipments where ${has(ofParcel)}
)`

/** @throws {ProblemError} `not_found` for a claim without one */
export async function readShipment(
  database: Database,
  number: string,
  looking: Looking,
): Promise<Shipment> {
  const row = await selectShipments(database).where('claims.number', '=', number).executeTakeFirst()
  if (!row) throw new ProblemError('not_found')
  return presentShipment(row, looking)
}

/** @throws {ProblemError} `not_found` */
export async function getShipment(database: Database, claimId: string): Promise<ShipmentRow> {
  const row = await findShipment(database, claimId)
  if (!row) throw new ProblemError('not_found')
  return row
}

export async function findShipment(
  database: Database,
  claimId: string,
): Promise<ShipmentRow | null> {
  const row = await database
    .selectFrom('shipments')
    .selectAll()
    .where('claim_id', '=', claimId)
    .executeTakeFirst()
  return row ?? null
}

export async function countShipments(database: Database): Promise<Record<ShipmentState, number>> {
  const rows = await database
    .selectFrom('shipments')
    .select((shipment) => ['state', shipment.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const countOf = (state: ShipmentState) => rows.find((row) => row.state === state)?.count ?? 0
  // `fromEntries` forgets which keys it was given: every state is among them.
  return Object.fromEntries(shipmentStates.map((state) => [state, countOf(state)])) as Record<
    ShipmentState,
    number
  >
}

function selectShipments(database: Database) {
  return database
    .selectFrom('shipments')
    .innerJoin('claims', 'claims.id', 'shipments.claim_id')
    .innerJoin('prizes', 'prizes.claim_id', 'shipments.claim_id')
    .innerJoin('promotions', 'promotions.id', 'claims.promotion_id')
    .leftJoin('carriers', 'carriers.code', 'shipments.carrier_code')
    .selectAll('shipments')
    .select([
      'claims.number',
      'claims.version',
      'claims.promotion_id',
      'promotions.name as promotion_name',
      'prizes.name as prize_name',
      'prizes.approved_at',
      'carriers.name as carrier_name',
      'carriers.page',
      'carriers.link',
      'carriers.is_link_verified',
      pendingOf({ claim: sql.ref('shipments.claim_id') }).as('pending'),
    ])
}

type SelectedShipment = Awaited<ReturnType<ReturnType<typeof selectShipments>['execute']>>[number]

function presentShipment(row: SelectedShipment, { person, now }: Looking): Shipment {
  const [firstNumber] = row.tracking_numbers
  const carrier = { page: row.page, link: row.is_link_verified ? row.link : null }
  return {
    claim: row.number,
    version: row.version,
    state: row.state,
    promotion: { id: row.promotion_id, name: row.promotion_name },
    prizeName: row.prize_name,
    recipient: row.recipient,
    region: row.region,
    deadline: {
      zone: row.zone,
      today: localDateAt(now, row.zone),
      receivedOn: row.received_on,
      dueSoonOn: row.due_soon_on,
      dueOn: row.due_on,
      standing: standingOf(row, now),
      isProvisional: false,
    },
    approvedAt: row.approved_at.toISOString(),
    carrier:
      row.carrier_code && row.carrier_name
        ? { code: row.carrier_code, name: row.carrier_name }
        : null,
    trackingNumbers: row.tracking_numbers,
    trackingLink: firstNumber ? trackingLink(carrier, firstNumber, row.recipient.zipcode) : null,
    shippedOn: row.shipped_on,
    deliveredOn: row.delivered_on,
    returnedBecause: row.returned_because,
    lostBecause: row.lost_because,
    packedAt: row.packed_at?.toISOString() ?? null,
    addressAskedAt: row.address_asked_at?.toISOString() ?? null,
    addressQuestion: row.address_question,
    earlierParcels: row.earlier_parcels,
    // Told where a parcel is looked at before it is printed, see `withUnprintable`.
    unprintable: [],
    addressLines: addressLines(row.recipient, row.region),
    steps: shipmentSteps.filter((step) => moveRefused(step, row.state, person) === null),
    canCorrect: correctRefused(row.state, person) === null,
    pending: row.pending,
  }
}

/** The clock stops at delivered; a parcel that came back keeps running on the first approval. */
const standingOf = (row: SelectedShipment, now: Date): Standing =>
  row.state === 'delivered' ? 'stopped' : standingAt(now, row)
