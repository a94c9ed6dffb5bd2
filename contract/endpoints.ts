import * as claimWork from './claim-work.ts'
import * as beside from './beside.ts'
import * as bulk from './bulk.ts'
import * as acts from './acts.ts'
import * as alerts from './alerts.ts'
import * as calendarFiles from './calendar-files.ts'
import * as calendars from './calendars.ts'
import * as carriers from './carriers.ts'
import * as claims from './claims.ts'
import * as codeBatches from './code-batches.ts'
import * as codes from './codes.ts'
import * as countedDays from './counted-days.ts'
import * as decisions from './decisions.ts'
import * as dispatchBatches from './dispatch-batches.ts'
import type { Endpoint } from './endpoint.ts'
import * as documentLines from './document-lines.ts'
import * as evidence from './evidence.ts'
import * as health from './health.ts'
import * as intake from './intake.ts'
import * as lane from './lane.ts'
import * as live from './live.ts'
import * as mails from './mails.ts'
import * as neighbours from './neighbours.ts'
import * as notes from './notes.ts'
import * as phrases from './phrases.ts'
import * as prizes from './prizes.ts'
import * as promotions from './promotions.ts'
import * as promotionChanges from './promotion-changes.ts'
import * as queue from './queue.ts'
import * as readings from './readings.ts'
import * as reasons from './reasons.ts'
import * as releases from './releases.ts'
import * as replacements from './replacements.ts'
import * as preferences from './preferences.ts'
import * as session from './session.ts'
import * as signIn from './sign-in.ts'
import * as shipments from './shipments.ts'
import * as quality from './quality.ts'
import * as reassign from './reassign.ts'
import * as reports from './reports.ts'
import * as sharing from './sharing.ts'
import * as signOffs from './sign-offs.ts'
import * as staff from './staff.ts'
import * as tags from './tags.ts'
import * as views from './views.ts'
import * as viewChanges from './view-changes.ts'
import * as supervision from './supervision.ts'
import * as team from './team.ts'

const rooms = [
  intake,
  queue,
  claims,
  decisions,
  claimWork,
  notes,
  live,
  bulk,
  neighbours,
  tags,
  views,
  viewChanges,
  phrases,
  evidence,
  documentLines,
  readings,
  beside,
  countedDays,
  calendarFiles,
  calendars,
  supervision,
  reassign,
  quality,
  lane,
  sharing,
  reports,
  alerts,
  team,
  prizes,
  codes,
  codeBatches,
  releases,
  replacements,
  shipments,
  carriers,
  dispatchBatches,
  mails,
  promotions,
  promotionChanges,
  reasons,
  session,
  preferences,
  signIn,
  staff,
  signOffs,
  acts,
  health,
] as const

type Room = (typeof rooms)[number]
type EndpointsIn<R> = R extends unknown ? Extract<R[keyof R], Endpoint> : never

/** Any endpoint there is, by type: whoever needs no more than names brings no schema along. */
export type AnyEndpoint = EndpointsIn<Room>

/**
 * All endpoints in the order of `openapi.json`: by room, then by name. Sorted here because a module
 * lists its exports by name natively, but as written in a bundle.
 */
export const endpoints: Endpoint[] = rooms.flatMap((room) =>
  Object.values(room)
    .filter(isEndpoint)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
)

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'path' in value && 'access' in value
}
