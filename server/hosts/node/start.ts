import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { setSecondPersonDays } from '../../sign-offs/second-person.ts'
import { createApi, prepareDatabase } from '../../api.ts'
import type { Clock, Identity, Log, Ports } from '../../ports.ts'
import { checkCodeKeys, WrongCodeKey } from '../../prizes/key-check.ts'
import { openVault } from '../../prizes/vault.ts'
import { makeLink } from '../../staff/links.ts'
import { cookieIdentity } from '../../staff/sessions.ts'
import { hasStaff } from '../../staff/store.ts'
import { clientAddressHeader } from '../../http/client-address.ts'
import { isKeyOfDesk } from '../../prizes/code-key.ts'
import { releaseReadings } from '../../evidence/reading-store.ts'
import { LettersUnknown } from '../../storage/letters.ts'
import { createWorker } from '../../worker.ts'
import { closeHttp, within } from './close-http.ts'
import { codeKeyOf } from './code-key.ts'
import { tlsFaultIn } from './database-address.ts'
import { lockDataDir, secretOf, shareDataDir, type DataDir } from './data-dir.ts'
import { heavyWork } from './heavy-work.ts'
import { uploadDecoder } from './evidence/upload-decoder.ts'
import { textReader } from './evidence/text-reader.ts'
import { nodeIds } from './ids.ts'
import { letterFonts } from './letter-fonts.ts'
import { jsonLog } from './log.ts'
import { smtpMailer } from './mailer.ts'
import { openEmbedded, openPostgres } from './open-database.ts'
import { originGuard } from './origin-guard.ts'
import { argon2Passwords } from './passwords.ts'
import { pictureFiles } from './picture-files.ts'
import { SettingsError, type Settings } from './settings.ts'
import { cutOffSlowSenders } from './slow-senders.ts'
import { staticApp } from './static-app.ts'

/** What other hosts (the demo, tests) do differently; the real server passes none of these. */
export interface Differences {
  appFolder: string
  /** A directory that is already locked. */
  dataDir?: DataDir
  clock?: Clock
  log?: Log
  identity?: (ports: Pick<Ports, 'database' | 'clock' | 'ids'>) => Identity
}

export interface Desk {
  url: string
  /** The single-use link for the first administrator, on a desk without accounts. */
  firstLink: string | null
  intakeKey: string
  /**
   * Shuts down in order, within ten seconds. Feeds end first. Open requests have some seconds to
   * finish and are cut off then; whatever was answered had been committed before.
   */
  close(): Promise<void>
}

/** Methods that any route accepts: not TRACE, which echoes the request. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Enough for a thousand people who follow the live feed while they send requests. */
const mostConnections = 2000

/** Milliseconds in which the desk's own work has to finish. */
const patienceWithWork = 6000

/** Milliseconds between two ticks of the worker. */
const tickEvery = 1000

/** Starts the desk on Node: lock, database, ports, API, app, worker. */
export async function startDesk(settings: Settings, differences: Differences): Promise<Desk> {
  // Processes on one PostgreSQL server share the pictures; a desk on the embedded database is
  // alone.
  const takeDir = settings.databaseUrl ? shareDataDir : lockDataDir
  const dataDir = differences.dataDir ?? takeDir(settings.dataDir)
  const clock = differences.clock ?? { now: () => new Date() }
  const database = settings.databaseUrl
    ? openPostgres(settings.databaseUrl, settings.databaseCaFile)
    : await openEmbedded(dataDir.path)
  try {
    await prepareDatabase(database, clock.now())
    await setSecondPersonDays(database, settings.secondPersonDays)
  } catch (error) {
    const isLetters = error instanceof LettersUnknown
    const fault = isLetters ? error.message : settings.databaseUrl ? tlsFaultIn(error) : null
    throw fault ? new SettingsError(fault) : error
  }

  const basics = { database, clock, ids: nodeIds }
  const codeKey = codeKeyOf(settings, dataDir.path)
  try {
    await refuseWrongKey({ database, codeKey })
  } catch (error) {
    await database.destroy()
    dataDir.release()
    throw error
  }
  const reader = uploadDecoder()
  const texts = textReader()
  const heavy = heavyWork()
  const ending = new AbortController()
  const mailer = settings.smtpUrl ? smtpMailer(settings.smtpUrl) : null
  const ports: Ports = {
    ...basics,
    pictures: pictureFiles(join(dataDir.path, 'pictures')),
    uploadDecoder: reader,
    textReader: texts,
    heavyWork: heavy,
    letterFonts,
    identity: (differences.identity ?? cookieIdentity)(basics),
    passwords: argon2Passwords(),
    mailer,
    undoSeconds: settings.undoSeconds,
    liveMilliseconds: 1000,
    ending: ending.signal,
    codeKey,
    intakeKey: settings.intakeKey ?? secretOf(dataDir.path, 'intake', 24),
    origin: originGuard(settings.publicUrl, settings.trustsProxy),
    log: differences.log ?? jsonLog(),
    wording: settings,
  }
  const worker = await createWorker(ports)
  const http = await listen(await httpApp(ports, settings, differences.appFolder), settings)
  // Readings that a previous process left unfinished: with the data directory locked, nobody else
  // is reading them.
  if (!settings.databaseUrl) await releaseReadings(database, clock.now())
  const ticking = keepTicking(() => worker.tick(), ports.log)
  const reading = keepTicking(() => worker.read(), ports.log)

  return {
    url: settings.publicUrl,
    firstLink: await firstLinkOf(ports, settings),
    intakeKey: ports.intakeKey,
    async close() {
      // Endless responses end first: whoever follows the feed reconnects to the next process.
      ending.abort()
      await Promise.all([
        closeHttp(http),
        // A mail server may take longer than this; its mail is then sent again with the same
        // Message-ID.
        within(patienceWithWork, ticking.stop()),
        // A document that is being read will be read again by the next process.
        texts.close().then(() => within(patienceWithWork, reading.stop())),
      ])
      await reader.close()
      await heavy.close()
      mailer?.close()
      await database.destroy()
      dataDir.release()
    },
  }
}

/**
 * Refuses to start when existing codes cannot be decrypted, or new ones would be encrypted with
 * another key.
 */
async function refuseWrongKey({
  database,
  codeKey,
}: Pick<Ports, 'database' | 'codeKey'>): Promise<void> {
  try {
    await checkCodeKeys(database, await openVault(codeKey))
  } catch (error) {
    throw error instanceof WrongCodeKey ? new SettingsError(error.message) : error
  }
  if (await isKeyOfDesk(database, codeKey)) return
  throw new SettingsError(
    'CODE_KEY is not the key of the stored prize codes: restore the key this desk was started with',
  )
}

async function firstLinkOf(ports: Ports, { publicUrl }: Settings): Promise<string | null> {
  if (await hasStaff(ports.database)) return null
  const { path } = await makeLink(ports.database, ports, 'first_administrator', null)
  return `${publicUrl}${path}`
}

async function httpApp(ports: Ports, settings: Settings, appFolder: string): Promise<Hono> {
  const api = await createApi(ports)
  const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>()
  app.use(compress())
  app.all('/api/*', (context) =>
    api(withClientAddress(context.req.raw, context.env.incoming, settings)),
  )
  app.route('/', staticApp(appFolder))
  // Hono's type names the bindings of this app; the server that runs it provides them.
  return app as unknown as Hono
}

/** Removes what the sender claims about its own address; a proxy is believed if configured. */
function withClientAddress(request: Request, incoming: IncomingMessage, settings: Settings) {
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  const address =
    settings.trustsProxy && forwarded ? forwarded : (incoming.socket.remoteAddress ?? 'unknown')
  const headers = new Headers(request.headers)
  headers.set(clientAddressHeader, address)
  return new Request(request, { headers })
}

async function listen(app: Hono, { port, host }: Settings) {
  const answer = getRequestListener(app.fetch)
  const server = createServer((incoming, outgoing) => {
    if (methods.includes(incoming.method ?? '')) return void answer(incoming, outgoing)
    outgoing.writeHead(405, { allow: methods.join(', ') }).end()
  })
  server.maxConnections = mostConnections
  server.headersTimeout = 30_000
  // A whole request may take as long as its files need; the slow-sender check limits each part.
  server.requestTimeout = 0
  // Longer than proxies and browsers keep an idle connection, so that it is they who close it. Closed
  // from here, it could meet a request that was just sent, and lose it.
  server.keepAliveTimeout = 75_000
  cutOffSlowSenders(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(isTaken ? new SettingsError(`PORT ${port} is not available: ${error.code}`) : error)
    })
    server.listen(port, host, resolve)
  })
  return server
}

/**
 * Calls one tick after the other, never two at a time; a failed tick is logged and does not stop
 * the rest.
 */
function keepTicking(tick: () => Promise<void>, log: Log) {
  let isStopping = false
  let wake: () => void = () => {}
  const done = (async () => {
    while (!isStopping) {
      await tick().catch((error: unknown) => log.error('tick', error))
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, tickEvery)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  })()
  return {
    async stop() {
      isStopping = true
      wake()
      await done
    },
  }
}
