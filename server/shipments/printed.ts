import type { Ports } from '../ports.ts'
import { printLabels, type PrintedParcel, type PrintJob } from './labels.ts'
import { fontsFor } from './printable.ts'

/** What would never end is given up after this: a thousand labels take seconds on a busy machine. */
const milliseconds = 120_000

/** Labels or slips as PDF, drawn where they hold up nobody who waits for an answer. */
export async function printed(
  { heavyWork, letterFonts }: Pick<Ports, 'heavyWork' | 'letterFonts'>,
  kind: PrintJob['kind'],
  batch: PrintedParcel[],
): Promise<Uint8Array> {
  const parcels = batch.map((parcel) => ({
    number: parcel.number,
    recipient: parcel.recipient,
    region: parcel.region,
    prize_name: parcel.prize_name,
    promotion_name: parcel.promotion_name,
    product_name: parcel.product_name,
    serial_number: parcel.serial_number,
  }))
  const fonts = await fontsFor(parcels, letterFonts)
  return heavyWork.run(printLabels, { kind, parcels, fonts }, { milliseconds })
}
