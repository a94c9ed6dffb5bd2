import { chaseAnswers } from './claims/answer/chase.ts'
import { lookAtDue } from './claims/checks/due-checks.ts'
import { dueByRules } from './claims/checks/due-list.ts'
import { forgetOldExaminations } from './evidence/examination-store.ts'
import { fillPaperWords } from './evidence/paper-words-store.ts'
import { readNext } from './evidence/read-due.ts'
import { forgetOldBulkSteps } from './claims/work/bulk-undo.ts'
import { forgetOldChanges } from './history/feed.ts'
import { byItself } from './history/store.ts'
import { forgetOldKeys } from './http/idempotency.ts'
import { deliverDue } from './mail/delivery.ts'
import type { Ports } from './ports.ts'
import { openCode } from './prizes/open-code.ts'
import { expireCodes } from './prizes/code-store.ts'
import { runReleases } from './prizes/run-releases.ts'
import { serveStranded } from './prizes/serve-waiting.ts'
import { recordVault } from './prizes/vault-record.ts'
import { openVault } from './prizes/vault.ts'
import { forgetOldDevices } from './staff/known-devices.ts'
import { forgetOldLinks } from './staff/links.ts'
import { forgetOldSessions } from './staff/sessions.ts'
import { shipmentDesk } from './shipments/desk.ts'
import type { Transaction } from './storage/tables.ts'
import { deliverDigests } from './supervision/deliver-digests.ts'
import { writeDigests } from './supervision/digests.ts'
import { drawSecondLooks } from './supervision/draw-looks.ts'
import { shareArrivals } from './supervision/share-arrivals.ts'
import { freeAbsent, freeGone } from './supervision/reassign.ts'
import { forgetOldFailures } from './staff/throttle.ts'

/** What the desk does by itself. Hosts call `tick` every second or so; several may do so at once. */
export interface Worker {
  tick(): Promise<void>
  /** Reads one document that waits; apart from `tick`, as it takes seconds. */
  read(): Promise<void>
}

/** Milliseconds between two clean-ups. */
const cleanUpEvery = 3600_000

/** Milliseconds between two looks for prizes that wait although there are codes. */
const serveEvery = 60_000

/** Milliseconds between two looks at who is away and whom something concerns. */
const watchEvery = 60_000

export async function createWorker(ports: Ports): Promise<Worker> {
  const vault = await openVault(ports.codeKey)
  const cleaning = paced(cleanUpEvery)
  const serving = paced(serveEvery)
  const watching = paced(watchEvery)
  let areRulesKnown = false
  let arePapersFilled = false
  /** What one part fails at keeps no other from its work. */
  const each = async (parts: Record<string, () => Promise<unknown>>): Promise<void> => {
    for (const [name, part] of Object.entries(parts)) {
      try {
        await part()
      } catch (error) {
        ports.log.error(name, error)
      }
    }
  }
  const { database } = ports
  const inTransaction = (work: (tx: Transaction) => Promise<unknown>) =>
    database.transaction().execute(work)
  return {
    async tick() {
      await each({
        deliverDue: () =>
          deliverDue({ ...ports, openCode: (codeId) => openCode(database, vault, codeId) }),
        runReleases: () => runReleases({ ...ports, shipmentDesk }),
        async dueByRules() {
          if (!areRulesKnown) await dueByRules(ports)
          areRulesKnown = true
        },
        shareArrivals: () => shareArrivals(ports),
        lookAtDue: () => lookAtDue(ports),
        async fillPaperWords() {
          if (!arePapersFilled) arePapersFilled = !(await fillPaperWords(database))
        },
      })
      const now = ports.clock.now()
      if (serving.isTime(now)) await each({ serveStranded: () => serveStranded(ports) })
      if (watching.isTime(now)) {
        await each({
          freeAbsent: () => inTransaction((tx) => freeAbsent(tx, ports, now)),
          freeGone: () => inTransaction((tx) => freeGone(tx, ports, now)),
          drawSecondLooks: () => inTransaction((tx) => drawSecondLooks(tx, ports, now)),
          writeDigests: () => inTransaction((tx) => writeDigests(tx, ports, now)),
          deliverDigests: () => deliverDigests(ports),
          chaseAnswers: () => chaseAnswers(ports),
          forgetOldExaminations: () => forgetOldExaminations(database, now),
        })
      }
      if (!cleaning.isTime(now)) return
      await each({
        forgetOldKeys: () => forgetOldKeys(database, now),
        forgetOldChanges: () => forgetOldChanges(database),
        forgetOldBulkSteps: () => forgetOldBulkSteps(database, now),
        forgetOldFailures: () => forgetOldFailures(database, now),
        forgetOldDevices: () => forgetOldDevices(database, now),
        forgetOldSessions: () => forgetOldSessions(database, now),
        forgetOldLinks: () => forgetOldLinks(database, now),
        expireCodes: () => expire(ports, now),
      })
    },
    async read() {
      await readNext(ports)
    },
  }
}

async function expire({ database, ids }: Pick<Ports, 'database' | 'ids'>, now: Date) {
  const count = await expireCodes(database, now)
  if (count > 0) {
    await recordVault(database, ids, { kind: 'codes_expired', by: byItself(now), count })
  }
}

/** Says yes at first, and then once in so many milliseconds. */
function paced(every: number) {
  let last = -Infinity
  return {
    isTime(now: Date): boolean {
      if (now.getTime() - last < every) return false
      last = now.getTime()
      return true
    },
  }
}
