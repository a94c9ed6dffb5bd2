import type { EventKind } from '../../contract/history.ts'
import type { Person } from '../../contract/session.ts'
import { lacking } from '../http/permission.ts'

/** The steps that a parcel's own page shows. Anything else is told only to those who read claims. */
const parcelSteps: ReadonlySet<string> = new Set<EventKind>([
  'shipment_opened',
  'address_asked',
  'recipient_corrected',
  'shipment_packed',
  'shipment_unpacked',
  'shipment_shipped',
  'shipment_delivered',
  'shipment_returned',
  'shipment_lost',
])

/** Whether a person may know that a step of a claim was taken. */
export const isReadableBy =
  (person: Pick<Person, 'permissions'>) =>
  ({ kind }: { kind: string }): boolean =>
    lacking(person, 'claims.read') === null ||
    (lacking(person, 'shipments.read') === null && parcelSteps.has(kind))
