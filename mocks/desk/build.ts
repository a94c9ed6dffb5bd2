import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { createStorage } from 'unstorage'
import fsDriver from 'unstorage/drivers/fs-lite'
import workerpool from 'workerpool'
import { checkRules } from '../../server/claims/checks/summary.ts'
import { createApi, prepareDatabase } from '../../server/api.ts'
import { chaseAnswers } from '../../server/claims/answer/chase.ts'
import { lookAtDue } from '../../server/claims/checks/due-checks.ts'
import { decodePdf } from '../../server/hosts/node/evidence/decode-pdf.ts'
import { letterFonts } from '../../server/hosts/node/letter-fonts.ts'
import { lightOf } from '../../server/reading/light.ts'
import type { Ports } from '../../server/ports.ts'
import { addPromotion } from '../../server/promotions/store.ts'
import { addStaff } from '../../server/staff/store.ts'
import { drawSecondLooks } from '../../server/supervision/draw-looks.ts'
import { shareArrivals } from '../../server/supervision/share-arrivals.ts'
import { readNext } from '../../server/evidence/read-due.ts'
import { onPGlite } from '../../server/storage/database.ts'
import { pictureStore } from '../../server/storage/picture-store.ts'
import { plainPorts, throwingLog } from '../plain-ports.ts'
import { demoStart } from './demo-clock.ts'
import { demoPromotions } from './demo-promotions.ts'
import type { Drawing } from '../pictures/drawing.ts'
import { drawingReader } from './drawing-reader.ts'
import { demoCodeKey, demoIntakeKey } from './keys.ts'
import { personas } from './personas.ts'
import { runStories } from './run-stories.ts'
import { seededIds } from './seeded-ids.ts'
import { createForSnapshot, dumpSnapshot } from './snapshot.ts'
import { tellStories, type InvoiceJob, type PhotoJob } from './stories.ts'

/** The made-up desk as files: a database to load, and pictures by hash. */
const deskFolder = fileURLToPath(new URL('../../.demo/desk/', import.meta.url))
export const deskSnapshot = join(deskFolder, 'desk.bin')
export const deskPictures = join(deskFolder, 'pictures')

const seed = 'the desk of the guides'

/** Builds the desk unless a current one exists. */
export async function ensureDesk(tell: (line: string) => void): Promise<void> {
  const stamp = join(deskFolder, 'stamp')
  const wanted = sourceStamp()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const building = `${deskFolder.replace(/\/$/, '')}.new`
  rmSync(building, { recursive: true, force: true })
  mkdirSync(building, { recursive: true })
  await buildDesk(building, tell)
  writeFileSync(join(building, 'stamp'), wanted)
  rmSync(deskFolder, { recursive: true, force: true })
  renameSync(building, deskFolder)
}

async function buildDesk(folder: string, tell: (line: string) => void): Promise<void> {
  const stories = tellStories(seed)
  const drawings = startDrawing(stories.flatMap(({ attempts }) => attempts.flatMap(jobsOf)))
  tell(`Setting up the demo desk: ${stories.length} claims, ${drawings.count} pictures to draw…`)

  const pglite = await createForSnapshot()
  const database = onPGlite(pglite)
  await prepareDatabase(database, new Date('2021-01-04T01:00:00Z'))
  let now = new Date('2021-01-04T01:00:00Z')
  const ports = plainPorts({
    database,
    pictures: pictureStore(createStorage({ driver: fsDriver({ base: join(folder, 'pictures') }) })),
    uploadDecoder: { decode: readDrawing },
    textReader: drawings.reader,
    letterFonts,
    clock: { now: () => now },
    ids: seededIds(seed, () => now),
    codeKey: demoCodeKey,
    intakeKey: demoIntakeKey,
    log: throwingLog,
  })
  // Old accounts, because one signs off what another requests.
  const joined = new Date(now.getTime() - 365 * 24 * 3600_000)
  for (const persona of Object.values(personas)) {
    await addStaff(database, { ...persona, passwordHash: 'none', at: joined })
  }
  for (const [id, terms] of Object.entries(demoPromotions)) await addPromotion(database, id, terms)

  // Random, but the same every time.
  await database
    .updateTable('desk')
    .set({ value: seed })
    .where('key', '=', 'quality-seed')
    .execute()

  const api = await createApi(ports)
  await runStories(
    stories,
    {
      api,
      intakeKey: demoIntakeKey,
      setTime: (time) => {
        now = time
      },
      readPictures: async () => {
        while (await readNext(ports)) {
          // Sequential.
        }
      },
      chaseAnswers: () => chaseAnswers(ports),
      drawLooks: async () => {
        await database.transaction().execute((tx) => drawSecondLooks(tx, ports, now))
      },
      drawingOf: drawings.of,
    },
    (done, of) => tell(`Setting up the demo desk: ${Math.round((100 * done) / of)} %`),
  )
  await beActive(database)
  while ((await shareArrivals(ports)) || (await lookAtDue(ports))) {
    // As the desk does all day; both lists stand as they would.
  }
  await database.deleteFrom('changes').execute()
  await drawings.close()
  await database.deleteFrom('idempotency_keys').execute()
  writeFileSync(join(folder, 'desk.bin'), await dumpSnapshot(pglite, 'gzip'))
  await pglite.close()
}

/** Everyone was at work on the day the desk opens. */
async function beActive(database: Ports['database']): Promise<void> {
  for (const [index, { id }] of Object.values(personas).entries()) {
    const lastSeen = new Date(demoStart.getTime() - (4 + 23 * index) * 60_000)
    await database
      .updateTable('staff')
      .set({ last_seen_at: lastSeen })
      .where('id', '=', id)
      .execute()
  }
}

type Job = InvoiceJob | PhotoJob

const jobsOf = (attempt: { invoice: InvoiceJob | null; serialPhoto: PhotoJob | null }): Job[] =>
  [attempt.invoice, attempt.serialPhoto].filter((job) => job !== null)

/** Draws on all cores ahead of the stories; a picture shared by two claims is drawn once. */
function startDrawing(jobs: Job[]) {
  const pool = workerpool.pool(fileURLToPath(new URL('drawer.worker.ts', import.meta.url)), {
    workerType: 'process',
    maxWorkers: Math.max(2, availableParallelism()),
    forkOpts: { serialization: 'advanced' },
  })
  const started = new Map<Job, Promise<Drawing>>()
  const { reader, remember } = drawingReader()
  for (const job of jobs) {
    if (started.has(job)) continue
    const drawn = Promise.resolve(pool.exec('draw', [job]))
    started.set(
      job,
      drawn.then((drawing) => remember(job, drawing)),
    )
  }
  return {
    count: started.size,
    reader,
    of: (job: Job) => started.get(job) ?? Promise.reject(new Error('Nobody draws this')),
    close: async () => {
      await pool.terminate()
    },
  }
}

/** Our own drawings are safe, so they are stored as they are and only measured. */
const readDrawing: Ports['uploadDecoder']['decode'] = async (bytes) => {
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-'
  if (isPdf) return decodePdf(bytes)
  const { format } = await sharp(bytes).metadata()
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true })
  const mediaType = format === 'png' ? 'image/png' : 'image/jpeg'
  const { width, height } = info
  return {
    pages: [{ bytes, mediaType, width, height, light: lightOf(data, width) }],
    pagesInAll: 1,
    gaps: [],
    original: null,
  }
}

/** Depends on the stories, the drawings and the tables; other changes keep the built desk. */
function sourceStamp(): string {
  const hash = createHash('sha256')
  for (const file of sourceFiles()) hash.update(readFileSync(file))
  // What the checks come to is kept with the claims.
  hash.update(checkRules)
  return hash.digest('hex')
}

function sourceFiles(): string[] {
  const root = new URL('../../', import.meta.url)
  return ['mocks/desk', 'mocks/pictures', 'server/storage/migrations'].flatMap((folder) => {
    const path = fileURLToPath(new URL(folder, root))
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|json)$/.test(name) && !name.includes('.test.'))
      .toSorted()
      .map((name) => join(path, name))
  })
}
