import { maxBatchParcels } from '../../contract/dispatch-batches.ts'
import { fullName } from '../../contract/names.ts'
import type { Database } from '../storage/tables.ts'
import { csvForMachines, csvForPeople } from '../tables/write.ts'
import { phoneOf } from './phones.ts'
import { selectBatch, type BatchFilter } from './store.ts'

/** A parcel as its label, its slip and a carrier's tool need it. */
export type BatchParcel = Awaited<ReturnType<typeof listBatch>>[number]

/** Parcels of one file, by deadline. */
export async function listBatch(database: Database, filter: BatchFilter, now: Date) {
  return selectBatch(database, filter, now).limit(maxBatchParcels).execute()
}

const columns = [
  'prize',
  'S/N',
  'recipient',
  'phone',
  'address 1',
  'address 2',
  'city',
  'province',
  'postcode',
  'country',
  'item',
  'note',
]

/** What a carrier's tool takes: one row for each parcel, named by its claim; phones in E.164. */
export function carrierCsv(parcels: BatchParcel[]): Uint8Array<ArrayBuffer> {
  const rows = parcels.map(({ recipient, ...parcel }) => [
    parcel.number,
    parcel.serial_number,
    fullName(recipient),
    phoneOf(recipient.contactNumber, parcel.region),
    recipient.street,
    recipient.apartment ?? '',
    recipient.city,
    recipient.stateOrProvince,
    recipient.zipcode,
    parcel.region,
    parcel.prize_name,
    parcel.facts.note ?? '',
  ])
  return csvForMachines([columns, ...rows])
}

/** What to take from the shelves: how many of each, then parcel by parcel in the same order. */
export function pickListCsv(parcels: BatchParcel[]): Uint8Array<ArrayBuffer> {
  const byPrize = Map.groupBy(parcels, (parcel) => parcel.prize_name)
  const groups = [...byPrize].toSorted(([a], [b]) => a.localeCompare(b))
  return csvForPeople([
    ['item', 'pieces', 'prize', 'recipient', 'city', 'country'],
    ...groups.map(([name, group]) => [name, group.length, '', '', '', '']),
    ...groups.flatMap(([name, group]) =>
      group.map(({ number, recipient, region }) => [
        name,
        1,
        number,
        fullName(recipient),
        recipient.city,
        region,
      ]),
    ),
  ])
}
