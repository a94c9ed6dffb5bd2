import { healthRead } from '../contract/health.ts'
import { endpoints } from '../contract/endpoints.ts'
import { bulkRoutes } from './claims/work/bulk.ts'
import { claimRoutes } from './claims/claim-endpoints.ts'
import { decisionRoutes } from './claims/decision/endpoints.ts'
import { intakeRoutes } from './claims/intake/endpoints.ts'
import { leaseRoutes } from './claims/work/lease-endpoints.ts'
import { besideRoutes } from './claims/related/beside.ts'
import { linkRoutes } from './claims/related/links.ts'
import { noteRoutes } from './claims/notes/endpoints.ts'
import { noticeRoutes } from './claims/notice-endpoints.ts'
import { reversalAct, undoRoutes } from './claims/decision/undo.ts'
import { reopenRoutes } from './claims/decision/reopen-expired.ts'
import { workRoutes } from './claims/work/endpoints.ts'
import { neighbourRoutes } from './claims/queue/neighbours.ts'
import { queueRoutes } from './claims/queue/endpoints.ts'
import { tagRoutes } from './claims/work/tags.ts'
import { phraseRoutes } from './claims/phrases/endpoints.ts'
import { viewRoutes } from './claims/queue/saved-views.ts'
import { calendarRoutes } from './clocks/calendar-endpoints.ts'
import { seedCalendars } from './clocks/store.ts'
import { evidenceRoutes } from './evidence/endpoints.ts'
import { liveRoutes } from './history/live.ts'
import { query, type Route } from './http/route.ts'
import { serve, type Api } from './http/serve.ts'
import { mailRoutes } from './mail/endpoints.ts'
import type { Ports } from './ports.ts'
import { prizeDesk } from './prizes/award.ts'
import { prizeRoutes } from './prizes/endpoints.ts'
import { redirectAct } from './prizes/resend.ts'
import { voidAct } from './prizes/void-batch.ts'
import { openVault } from './prizes/vault.ts'
import { promotionAct, promotionRoutes } from './promotions/endpoints.ts'
import { seedReasons } from './promotions/reasons.ts'
import { seedCarriers } from './shipments/carriers.ts'
import { shipmentRoutes } from './shipments/endpoints.ts'
import { recipientAct } from './shipments/recipient.ts'
import { signOffRoutes } from './sign-offs/endpoints.ts'
import { accountActs } from './staff/account-acts.ts'
import { shipmentDesk } from './shipments/desk.ts'
import { actRoutes } from './staff/act-endpoints.ts'
import { preferenceRoutes } from './staff/preferences.ts'
import { sessionRoutes } from './staff/session-endpoints.ts'
import { staffRoutes } from './staff/staff-endpoints.ts'
import { reportRoutes } from './supervision/report-endpoints.ts'
import { laneRoutes } from './supervision/lane-endpoints.ts'
import { sharingRoutes } from './supervision/sharing-endpoints.ts'
import { qualityRoutes } from './supervision/quality-endpoints.ts'
import { reassignRoutes } from './supervision/reassign-endpoints.ts'
import { alertRoutes } from './supervision/alert-endpoints.ts'
import { boardRoutes } from './supervision/board-endpoints.ts'
import { requireLetters } from './storage/letters.ts'
import { migrate } from './storage/migrate.ts'
import type { Database } from './storage/tables.ts'

/**
 * The whole API as one function from `Request` to `Response`, the same on every host.
 *
 * @throws when an endpoint of the contract has no route, or a route no endpoint
 */
export async function createApi(ports: Ports): Promise<Api> {
  const vault = await openVault(ports.codeKey)
  const withShipments = { ...ports, vault, shipmentDesk }
  const withPrizes = { ...ports, prizeDesk: prizeDesk(withShipments) }
  const routes: Route[] = [
    ...intakeRoutes(ports),
    ...queueRoutes(),
    ...neighbourRoutes(),
    ...bulkRoutes(withPrizes),
    ...tagRoutes(),
    ...viewRoutes(ports),
    ...phraseRoutes(ports),
    ...claimRoutes(withPrizes),
    ...leaseRoutes(withPrizes),
    ...workRoutes(withPrizes),
    ...linkRoutes(),
    ...besideRoutes(),
    ...decisionRoutes(withPrizes),
    ...undoRoutes(withPrizes),
    ...reopenRoutes(withPrizes),
    ...noteRoutes(withPrizes),
    ...noticeRoutes(),
    ...liveRoutes(ports),
    ...evidenceRoutes(ports),
    ...prizeRoutes(withShipments),
    ...shipmentRoutes(withShipments),
    ...mailRoutes(ports),
    ...promotionRoutes(ports),
    ...calendarRoutes(ports),
    ...boardRoutes(ports),
    ...alertRoutes(),
    ...reportRoutes(),
    ...qualityRoutes(withPrizes),
    ...laneRoutes(ports),
    ...sharingRoutes(ports),
    ...reassignRoutes(withPrizes),
    ...sessionRoutes(ports),
    ...preferenceRoutes(),
    ...staffRoutes(ports),
    ...signOffRoutes([
      reversalAct(withPrizes),
      redirectAct(ports),
      voidAct(ports),
      recipientAct(ports),
      promotionAct(ports),
      ...accountActs(ports),
    ]),
    ...actRoutes(),
    query(healthRead, async ({ database }) => {
      await database.selectFrom('desk').select('key').limit(1).execute()
      return { isHealthy: true as const }
    }),
  ]
  requireEveryEndpoint(routes)
  return serve(routes, ports)
}

/** Tables, and the facts every desk starts from: calendars, reasons, carriers. Runs at every start. */
export async function prepareDatabase(database: Database, now: Date): Promise<void> {
  await requireLetters(database)
  await migrate(database)
  await seedCalendars(database, now)
  await seedReasons(database)
  await seedCarriers(database)
}

function requireEveryEndpoint(routes: Route[]): void {
  const routed = routes.map(({ endpoint }) => endpoint.name)
  const promised = endpoints.map(({ name }) => name)
  const missing = promised.filter((name) => !routed.includes(name))
  const twice = routed.filter((name, index) => routed.indexOf(name) !== index)
  const unknown = routed.filter((name) => !promised.includes(name))
  if (missing.length + twice.length + unknown.length > 0) {
    throw new Error(
      `Routes do not match the contract: ${JSON.stringify({ missing, twice, unknown })}`,
    )
  }
  const undeclared = routes.filter(({ endpoint }) => !endpoint.access)
  if (undeclared.length > 0) {
    throw new Error(`No access declared: ${undeclared.map(({ endpoint }) => endpoint.name).join()}`)
  }
}
