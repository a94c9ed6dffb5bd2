import { PGliteWorker } from '@electric-sql/pglite/worker'
import { http } from 'msw/http'
import { setupWorker } from 'msw/browser'
import { createApi, prepareDatabase } from '../../server/api.ts'
import { browserUploadDecoder } from '../../server/hosts/browser/upload-decoder.ts'
import { browserTextReader } from '../../server/hosts/browser/text-reader.ts'
import { browserIds } from '../../server/hosts/browser/ids.ts'
import type { Mailer, Ports } from '../../server/ports.ts'
import { releaseReadings } from '../../server/evidence/reading-store.ts'
import { createWorker, type Worker as DeskWorker } from '../../server/worker.ts'
import { onPGlite } from '../../server/storage/database.ts'
import type { Database } from '../../server/storage/tables.ts'
import { demoClock, demoStart } from '../desk/demo-clock.ts'
import { demoCodeKey, demoIntakeKey } from '../desk/keys.ts'
import { noFaults, withFaults, type Faults } from '../faults.ts'
import { personaIdentity } from '../persona-identity.ts'
import { plainPorts } from '../plain-ports.ts'
import DatabaseWorker from './database.worker.ts?worker'
import { showFaultDial } from './fault-dial.ts'
import { letterFonts } from '../../server/hosts/browser/letter-fonts.ts'
import { demoPictures } from '../../server/hosts/browser/pictures.ts'
import { raceFor, setStock } from './stage-hands.ts'

/** URL of the made-up desk: beside the page, in development and in the static demo. */
const pageUrl = new URL(import.meta.env.BASE_URL, document.baseURI)
const deskUrl = new URL('demo/', pageUrl).href

/** The whole product inside this page: the API behind MSW, on a database in a worker. */
export async function startInBrowser(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
  const stamp = (await (await fetch(`${deskUrl}stamp`)).text()).slice(0, 12)
  const pglite = await PGliteWorker.create(new DatabaseWorker(), {
    meta: { snapshotUrl: `${deskUrl}desk.bin`, name: `redeem-desk-${stamp}` },
  })
  const database = onPGlite(pglite)
  await prepareDatabase(database, demoStart)

  const faults: Faults = { ...noFaults }
  const ports = portsOf(database, await openedAt(database), faults)
  const api = withFaults(await createApi(ports), faults, raceFor(ports))
  const worker = setupWorker(http.all('*/api/*', ({ request }) => api(request)))
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: new URL('mockServiceWorker.js', pageUrl).href },
  })
  const desk = await createWorker(ports)
  // One tick after the other, as a server's own: releases go on while somebody looks.
  const tick = () => desk.tick().finally(() => setTimeout(() => void tick(), 1500))
  void tick()
  void readAlone(ports, desk)
  showFaultDial(faults, { stock: (isOut) => setStock(database, isOut) })
}

/** Of several tabs one reads: engines in each would take memory, and no time off. */
async function readAlone(ports: Ports, desk: DeskWorker): Promise<void> {
  await navigator.locks.request('redeem-desk-reading', async () => {
    // Jobs a closed tab left unfinished.
    await releaseReadings(ports.database, ports.clock.now())
    for (;;) {
      await desk.read().catch((error: unknown) => ports.log.error('reading', error))
      await new Promise((resolve) => setTimeout(resolve, 1500))
    }
  })
}

function portsOf(database: Database, opened: number, faults: Faults): Ports {
  const plain = plainPorts({
    database,
    pictures: demoPictures(`${deskUrl}pictures`),
    uploadDecoder: browserUploadDecoder,
    // Pictures that came with the desk have their readings; this starts with a new one.
    textReader: browserTextReader(),
    letterFonts,
    clock: demoClock(opened),
    ids: browserIds,
    identity: personaIdentity(database, personaOfThisTab),
    undoSeconds: 10,
    liveMilliseconds: 1000,
    codeKey: demoCodeKey,
    intakeKey: demoIntakeKey,
  })
  return {
    ...plain,
    // Read for every mail, because the dial can stop the mail server.
    get mailer() {
      return faults.isMailDown ? deadMailer : null
    },
  }
}

/** Each tab can have another persona. */
const personaOfThisTab = {
  get: () => sessionStorage.getItem('persona'),
  set: (id: string | null) =>
    id === null ? sessionStorage.removeItem('persona') : sessionStorage.setItem('persona', id),
}

const deadMailer: Mailer = {
  send: () => Promise.reject(new Error('The mail server does not answer')),
}

/** When this browser first opened the desk; its clock runs from then on, in every tab. */
async function openedAt(database: Database): Promise<number> {
  await database
    .insertInto('desk')
    .values({ key: 'opened_at', value: String(Date.now()) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await database
    .selectFrom('desk')
    .select('value')
    .where('key', '=', 'opened_at')
    .executeTakeFirstOrThrow()
  return Number(row.value)
}
