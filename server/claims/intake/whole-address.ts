import * as z from 'zod/mini'
import { missingIn } from '../../../contract/addresses.ts'
import { recipient, type Recipient } from '../../../contract/facts.ts'
import type { Fault } from '../../../contract/faults.ts'
import { invalidInput } from '../../http/problem.ts'

const { zipcode, city, stateOrProvince } = recipient.shape
const parts = z.object({ zipcode, city, stateOrProvince })

/** What an address lacks for its region, as faults of the fields below `path`. */
export const addressFaults = (address: unknown, region: string, path: string): Fault[] =>
  missingIn(z.safeParse(parts, address).data ?? unknown, region).map((part) => ({
    field: `${path}.${part}`,
    code: 'required',
    message: `is missing: an address in ${region} has one`,
  }))

/** A part that is not text is reported elsewhere. */
const unknown = { zipcode: '?', city: '?', stateOrProvince: '?' }

/** @throws {ProblemError} `invalid_input` for an address that lacks a part its region needs */
export function demandWholeAddress(address: Recipient, region: string, path: string): void {
  const faults = addressFaults(address, region, path)
  if (faults.length > 0) throw invalidInput(faults)
}
