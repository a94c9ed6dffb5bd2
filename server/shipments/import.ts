import type { FaultCode } from '../../contract/faults.ts'
import type { ImportRead, ImportedRow } from '../../contract/dispatch-batches.ts'
import type { Person } from '../../contract/session.ts'
import { fitsMask } from '../../contract/masks.ts'
import { type Carrier } from '../../contract/carriers.ts'
import { trackingNumber } from '../../contract/shipments.ts'
import { localDateAt } from '../clocks/rules.ts'
import type { HeavyWork } from '../heavy-work.ts'
import { invalidInput } from '../http/problem.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { listCarriers } from './carriers.ts'
import { deliver, ship } from './dispatch.ts'
import { canMove, deliverFault, shipFault } from './rules.ts'
import type { DispatchNeeds } from './step.ts'
import type { ShipmentRow } from './store.ts'
import { mayBeRounded, mayBeShortened } from '../tables/cells.ts'
import { readAside } from '../tables/read-aside.ts'
import { shownLength } from '../tables/table.ts'
import { numbersIn } from './number-cells.ts'
import { trackingListJob, type TrackingList, type TrackingRow } from './tracking-list.ts'

export type ImportMode = 'dry_run' | 'all' | 'good_rows'

/** A row with its numbers told apart, which takes its carrier to know. */
interface Row extends TrackingRow {
  /** `null` when blanks stand between what may be several numbers. */
  numbers: string[] | null
}

type Fault = NonNullable<ImportedRow['fault']>

type PlannedParcel = ShipmentRow & { version: number }

/** What a row would do, once everything in it was looked at. */
interface Plan {
  row: Row
  fault: Fault | null
  carrier: Carrier | null
  /** Of the claim, when all of this was looked at: whoever changed it since is not overruled. */
  version: number
  /** Of all rows of its claim. */
  numbers: string[]
  ships: boolean
  delivers: boolean
}

/**
 * Tries every row of what a carrier's tool gave back dry, and then acts on all of them or on the good
 * ones, in one transaction. What stands there already is left alone: the same file twice changes
 * nothing. Rows of one claim are parcels of one shipment, and go together or not at all.
 *
 * @throws {ProblemError} `invalid_input` for what asks something, unless it is only tried;
 *   `claim_changed` when somebody did something to a parcel meanwhile; `goods_out`
 */
export async function importParcels(
  tx: Transaction,
  ports: DispatchNeeds,
  { list, mode }: { list: TrackingList; mode: ImportMode },
  { person, now }: { person: Person; now: Date },
): Promise<{ isDone: boolean; rows: ImportedRow[]; read: ImportRead }> {
  const { rows, read } = list
  // Rows whose day is asked about have a fault until somebody says; the others can go.
  const isAsked = read.questions.some(({ about }) => about !== 'dates')
  if (mode !== 'dry_run' && isAsked) {
    throw fileFault('wrong_columns', 'needs the columns prize, carrier, tracking number, shipped')
  }
  const plans = rows.length === 0 ? [] : await plan(tx, rows, now)
  const hasFaults = plans.some(({ fault }) => fault !== null)
  const isDone = mode === 'good_rows' || (mode === 'all' && !hasFaults)
  if (isDone) {
    // Each claim once, with the numbers of all its rows.
    const seen = new Set<string>()
    for (const one of plans) {
      if (one.fault === null && !seen.has(one.row.claim)) await act(tx, ports, one, { person, now })
      seen.add(one.row.claim)
    }
  }
  const claimsOf = Map.groupBy(
    plans.flatMap(({ row }) => (row.numbers ?? []).map((number) => ({ number, claim: row.claim }))),
    ({ number }) => number,
  )
  const isShared = (number: string) =>
    new Set(claimsOf.get(number)?.map(({ claim }) => claim)).size > 1
  return { isDone, rows: plans.map((one) => tell(one, isShared)), read }
}

/** Reads the file beside other requests. @throws {ProblemError} `invalid_input`, `desk_busy` */
export async function readTracking(
  heavyWork: HeavyWork,
  bytes: Uint8Array<ArrayBuffer>,
  answers: Parameters<typeof trackingListJob.work>[0]['answers'] | undefined,
): Promise<TrackingList> {
  const list = await readAside(heavyWork, trackingListJob, {
    bytes,
    answers: answers ?? { headingLine: null, columns: null, dateOrder: null },
  })
  if ('fault' in list) throw invalidInput([{ field: 'rows', ...list.fault }])
  return list
}

async function plan(database: Database, listed: TrackingRow[], now: Date): Promise<Plan[]> {
  const carriers = await listCarriers(database)
  const shipments = await database
    .selectFrom('shipments')
    .innerJoin('claims', 'claims.id', 'shipments.claim_id')
    .selectAll('shipments')
    .select(['claims.number', 'claims.version'])
    .where(
      'claims.number',
      'in',
      listed.map(({ claim }) => claim),
    )
    .execute()
  const byClaim = new Map(shipments.map((shipment) => [shipment.number, shipment]))
  const rows = listed.map((row): Row => {
    const mask = findCarrier(carriers, row.carrier)?.numberPattern ?? null
    const numbers = row.numberCells.map((cell) => numbersIn(cell, mask))
    return { ...row, numbers: numbers.includes(null) ? null : numbers.flatMap((one) => one ?? []) }
  })
  return [...Map.groupBy(rows, ({ claim }) => claim).values()]
    .flatMap((group) => planClaim(group, byClaim.get(group[0]?.claim ?? ''), carriers, now))
    .toSorted((a, b) => a.row.line - b.row.line)
}

/** All rows of one claim: its parcels leave together, and none while another of them has a fault. */
function planClaim(
  rows: Row[],
  shipment: PlannedParcel | undefined,
  carriers: Carrier[],
  now: Date,
): Plan[] {
  const seen = new Set<string>()
  const [first] = rows
  const all = rows.flatMap(({ numbers }) => numbers ?? [])
  const plans = rows.map((row): Plan => {
    const carrier = findCarrier(carriers, row.carrier)
    const version = shipment?.version ?? 0
    const base = { row, carrier, version, numbers: all, ships: false, delivers: false }
    if (!shipment) return { ...base, fault: 'unknown_claim' }
    if (row.fault) return { ...base, fault: row.fault }
    const isRepeated = rows.length > 1 && (row.numbers ?? []).some((one) => seen.has(one))
    for (const one of row.numbers ?? []) seen.add(one)
    if (isRepeated || (row !== first && (row.numbers ?? []).length === 0)) {
      return { ...base, fault: 'repeated' }
    }
    const isSame =
      first?.carrier === row.carrier &&
      first.shippedOn === row.shippedOn &&
      first.deliveredOn === row.deliveredOn
    if (!isSame) return { ...base, fault: 'other_row' }
    return { ...base, ...look(row, all, shipment, carrier, now) }
  })
  const isFaulty = plans.some(({ fault }) => fault !== null)
  return plans.map((one) => (isFaulty && one.fault === null ? { ...one, fault: 'other_row' } : one))
}

/** What one row asks of its parcel, and why it cannot be. */
function look(
  row: Row,
  numbers: string[],
  shipment: ShipmentRow,
  carrier: Carrier | null,
  now: Date,
): Pick<Plan, 'fault' | 'ships' | 'delivers'> {
  const today = localDateAt(now, shipment.zone)
  const faulty = (fault: Fault) => ({ fault, ships: false, delivers: false })
  const isGone = shipment.state === 'shipped' || shipment.state === 'delivered'
  const asksToShip = row.numberCells.length > 0
  if (asksToShip) {
    if (!carrier) return faulty('unknown_carrier')
    if (row.numbers === null) return faulty('several_numbers')
    const isBad = numbers.some((number) => !trackingNumber.safeParse(number).success)
    if (isBad || row.numbers.length === 0) return faulty('bad_number')
    // A day in another column is none: a date that stands where the number should is told as such.
    if (!row.shippedOn) return faulty('bad_date')
    const found = shipFault({
      isCarrier: true,
      shippedOn: row.shippedOn,
      receivedOn: shipment.received_on,
      today,
    })
    if (found) return faulty(found)
    if (isGone && !isSameParcel(numbers, shipment, carrier)) return faulty('other_parcel')
    if (!isGone && !canMove('ship', shipment.state)) return faulty('shipment_not_there')
  }
  const ships = asksToShip && !isGone
  if (row.deliveredOn === '') {
    return asksToShip ? { fault: null, ships, delivers: false } : faulty('bad_number')
  }
  if (row.deliveredOn === null) return faulty('bad_date')
  const shippedOn = ships ? row.shippedOn : shipment.shipped_on
  const found = deliverFault({ deliveredOn: row.deliveredOn, shippedOn, today })
  if (found) return faulty(found)
  if (shipment.state === 'delivered') return { fault: null, ships, delivers: false }
  if (!ships && !canMove('deliver', shipment.state)) return faulty('shipment_not_there')
  return { fault: null, ships, delivers: true }
}

const isSameParcel = (numbers: string[], shipment: ShipmentRow, carrier: Carrier) =>
  shipment.carrier_code === carrier.code &&
  [...new Set(numbers)].toSorted().join() === shipment.tracking_numbers.toSorted().join()

/** By code or by name, as people write it. */
function findCarrier(carriers: Carrier[], written: string): Carrier | null {
  const bare = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
  const wanted = bare(written)
  if (wanted === '') return null
  return carriers.find(({ code, name }) => [code, name].map(bare).includes(wanted)) ?? null
}

async function act(
  tx: Transaction,
  ports: DispatchNeeds,
  { row, carrier, version, numbers, ships, delivers }: Plan,
  { person, now }: { person: Person; now: Date },
): Promise<void> {
  const call = { tx, params: { number: row.claim }, person, version, now }
  const { shippedOn, deliveredOn } = row
  if (ships && carrier && shippedOn) {
    const trackingNumbers = [...new Set(numbers)]
    const asked = { carrier: carrier.code, trackingNumbers, shippedOn }
    call.version = (await ship(ports, call, asked)).version
  }
  if (delivers && deliveredOn) await deliver(ports, call, { deliveredOn })
}

function tell(
  { row, fault, carrier, ships, delivers }: Plan,
  isShared: (number: string) => boolean,
): ImportedRow {
  // What a spreadsheet shortened is told as it stands in the file.
  const numbers = fault === 'shortened' ? row.numberCells : (row.numbers ?? [])
  const hints = [
    ...(numbers.some(isShared) ? ['shared' as const] : []),
    ...(numbers.some(mayBeRounded) ? ['rounded' as const] : []),
    ...(numbers.some(mayBeShortened) ? ['shortened' as const] : []),
  ]
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
    claim: row.claim.slice(0, shownLength),
    carrier: carrier?.name ?? null,
    numbers: numbers.map((number) => number.slice(0, shownLength)),
    outcome: fault ? 'fault' : outcome,
    fault,
    isUnusual: numbers.some((number) => !fitsMask(carrier?.numberPattern ?? null, number)),
    hints,
  }
}

const fileFault = (code: FaultCode, message: string) =>
  invalidInput([{ field: 'rows', code, message }])
