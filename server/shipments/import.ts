import type { ImportedRow } from '../../contract/dispatch-batches.ts'
import type { Person } from '../../contract/session.ts'
import { fitsMask } from '../../contract/masks.ts'
import { localDate } from '../../contract/schema.ts'
import { trackingNumber, type Carrier } from '../../contract/shipments.ts'
import { localDateAt } from '../clocks/rules.ts'
import { invalidInput } from '../http/problem.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { maxBatchParcels } from '../../contract/dispatch-batches.ts'
import { listCarriers } from './carriers.ts'
import { deliver, ship } from './dispatch.ts'
import { canMove } from './rules.ts'
import { readCsv } from './spreadsheet.ts'
import type { DispatchNeeds } from './step.ts'
import type { ShipmentRow } from './store.ts'

export type ImportMode = 'dry_run' | 'all' | 'good_rows'

interface Row {
  line: number
  claim: string
  carrier: string
  numbers: string[]
  shippedOn: string
  deliveredOn: string
}

type Fault = NonNullable<ImportedRow['fault']>

/** What a row would do, once everything in it was looked at. */
interface Plan {
  row: Row
  fault: Fault | null
  carrier: Carrier | null
  ships: boolean
  delivers: boolean
}

/**
 * Reads what a carrier's tool gives back, tries every row dry, and then acts on all of them or on
 * the good ones, in one transaction. What stands there already is left alone: the same file twice
 * changes nothing.
 *
 * @throws {ProblemError} `invalid_input` for a file that is none, or has other columns
 */
export async function importParcels(
  tx: Transaction,
  ports: DispatchNeeds,
  { bytes, mode }: { bytes: Uint8Array<ArrayBuffer>; mode: ImportMode },
  { person, now }: { person: Person; now: Date },
): Promise<{ isDone: boolean; rows: ImportedRow[] }> {
  const rows = rowsOf(bytes)
  const plans = await plan(tx, rows, now)
  const hasFaults = plans.some(({ fault }) => fault !== null)
  const isDone = mode === 'good_rows' || (mode === 'all' && !hasFaults)
  if (isDone) {
    for (const one of plans) if (one.fault === null) await act(tx, ports, one, { person, now })
  }
  return { isDone, rows: plans.map(tell) }
}

const claimNames = ['prize', 'claim', 'reference']
const numberNames = ['tracking number', 'tracking', 'tracking_number', 'awb', 'resi']
const shippedNames = ['shipped', 'shipped date', 'shipped on', 'shipped_on', 'date']
const deliveredNames = ['delivered', 'delivered date', 'delivered on', 'delivered_on']

function rowsOf(bytes: Uint8Array<ArrayBuffer>): Row[] {
  const read = readCsv(bytes)
  if (!read) throw fileFault('not_text', 'is not a text in UTF-8')
  const [first] = read
  if (!first) throw fileFault('required', 'has no rows')
  if (read.length > maxBatchParcels) {
    throw fileFault('too_big', `has more than ${maxBatchParcels} rows`)
  }
  const named = (names: string[]) => names.find((name) => first.cells.has(name))
  const [claim, number] = [named(claimNames), named(numberNames)]
  const [shipped, delivered] = [named(shippedNames), named(deliveredNames)]
  if (!claim || !(number ?? delivered)) {
    throw fileFault('wrong_columns', 'needs the columns prize, carrier, tracking number, shipped')
  }
  return read.map(({ line, cells }) => {
    const cell = (name: string | undefined) => (name ? (cells.get(name) ?? '') : '')
    return {
      line,
      claim: cell(claim).toUpperCase(),
      carrier: cell('carrier'),
      numbers: cell(number)
        .toUpperCase()
        .split(/[\s;,]+/)
        .filter(Boolean),
      shippedOn: cell(shipped),
      deliveredOn: cell(delivered),
    }
  })
}

async function plan(database: Database, rows: Row[], now: Date): Promise<Plan[]> {
  const carriers = await listCarriers(database)
  const shipments = await database
    .selectFrom('shipments')
    .innerJoin('claims', 'claims.id', 'shipments.claim_id')
    .selectAll('shipments')
    .select('claims.number')
    .where(
      'claims.number',
      'in',
      rows.map(({ claim }) => claim),
    )
    .execute()
  const byClaim = new Map(shipments.map((shipment) => [shipment.number, shipment]))
  const seen = new Set<string>()
  return rows.map((row) => {
    const shipment = byClaim.get(row.claim)
    const carrier = findCarrier(carriers, row.carrier)
    const isRepeated = seen.has(row.claim)
    seen.add(row.claim)
    const base = { row, carrier, ships: false, delivers: false }
    if (!shipment) return { ...base, fault: 'unknown_claim' as const }
    if (isRepeated) return { ...base, fault: 'repeated' as const }
    return { ...base, ...look(row, shipment, carrier, now) }
  })
}

/** What one row asks of its parcel, and why it cannot be. */
function look(
  row: Row,
  shipment: ShipmentRow,
  carrier: Carrier | null,
  now: Date,
): Pick<Plan, 'fault' | 'ships' | 'delivers'> {
  const today = localDateAt(now, shipment.zone)
  const faulty = (fault: Fault) => ({ fault, ships: false, delivers: false })
  const isGone = shipment.state === 'shipped' || shipment.state === 'delivered'
  const asksToShip = row.numbers.length > 0
  if (asksToShip) {
    if (!carrier) return faulty('unknown_carrier')
    if (row.numbers.some((number) => !trackingNumber.safeParse(number).success)) {
      return faulty('bad_number')
    }
    if (!localDate.safeParse(row.shippedOn).success) return faulty('bad_date')
    if (row.shippedOn > today) return faulty('in_the_future')
    if (row.shippedOn < shipment.received_on) return faulty('too_early')
    if (isGone && !isSameParcel(row, shipment, carrier)) return faulty('other_parcel')
    if (!isGone && !canMove('ship', shipment.state)) return faulty('shipment_not_there')
  }
  const ships = asksToShip && !isGone
  if (row.deliveredOn === '') {
    return asksToShip ? { fault: null, ships, delivers: false } : faulty('bad_number')
  }
  if (!localDate.safeParse(row.deliveredOn).success) return faulty('bad_date')
  if (row.deliveredOn > today) return faulty('in_the_future')
  const shippedOn = ships ? row.shippedOn : shipment.shipped_on
  if (shippedOn !== null && row.deliveredOn < shippedOn) return faulty('too_early')
  if (shipment.state === 'delivered') return { fault: null, ships, delivers: false }
  if (!ships && !canMove('deliver', shipment.state)) return faulty('shipment_not_there')
  return { fault: null, ships, delivers: true }
}

const isSameParcel = (row: Row, shipment: ShipmentRow, carrier: Carrier) =>
  shipment.carrier_code === carrier.code &&
  [...new Set(row.numbers)].toSorted().join() === shipment.tracking_numbers.toSorted().join()

/** By code or by name, as people write it. */
function findCarrier(carriers: Carrier[], written: string): Carrier | null {
  const bare = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return carriers.find(({ code, name }) => [code, name].map(bare).includes(bare(written))) ?? null
}

async function act(
  tx: Transaction,
  ports: DispatchNeeds,
  { row, carrier, ships, delivers }: Plan,
  { person, now }: { person: Person; now: Date },
): Promise<void> {
  const call = async () => {
    const { version } = await tx
      .selectFrom('claims')
      .select('version')
      .where('number', '=', row.claim)
      .executeTakeFirstOrThrow()
    return { database: tx, params: { number: row.claim }, person, version, now }
  }
  if (ships && carrier) {
    const { numbers: trackingNumbers, shippedOn } = row
    await ship(ports, await call(), { carrier: carrier.code, trackingNumbers, shippedOn })
  }
  if (delivers) await deliver(ports, await call(), { deliveredOn: row.deliveredOn })
}

function tell({ row, fault, carrier, ships, delivers }: Plan): ImportedRow {
  const outcome =
    ships && delivers
      ? 'shipped_and_delivered'
      : ships
        ? 'shipped'
        : delivers
          ? 'delivered'
          : 'unchanged'
  return {
    line: row.line,
    claim: row.claim,
    outcome: fault ? 'fault' : outcome,
    fault,
    isUnusual: row.numbers.some((number) => !fitsMask(carrier?.numberPattern ?? null, number)),
  }
}

const fileFault = (code: string, message: string) =>
  invalidInput([{ field: 'rows', code, message }])
