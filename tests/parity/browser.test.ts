import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { http } from 'msw/http'
import { setupWorker } from 'msw/browser'
import { createApi, prepareDatabase } from '../../server/api.ts'
import { browserUploadDecoder } from '../../server/hosts/browser/upload-decoder.ts'
import { browserIds } from '../../server/hosts/browser/ids.ts'
import { letterFonts } from '../../server/hosts/browser/letter-fonts.ts'
import { onPGlite } from '../../server/storage/database.ts'
import { plainPorts } from '../../mocks/plain-ports.ts'
import { parityDesk, parityIntakeKey, type ParityDesk } from './parity-desk.ts'
import { paritySuite } from './suite.ts'

/** In Chromium, through a service worker, on a database in the page. */
async function openBrowser(): Promise<ParityDesk> {
  const database = onPGlite(await PGlite.create({ extensions: { pg_trgm } }))
  await prepareDatabase(database, new Date())
  const api = await createApi(
    plainPorts({
      database,
      uploadDecoder: browserUploadDecoder,
      letterFonts,
      clock: { now: () => new Date() },
      ids: browserIds,
      codeKey: { id: 'parity', bytes: new Uint8Array(32).fill(9) },
      intakeKey: parityIntakeKey,
    }),
  )
  const worker = setupWorker(http.all('*/api/*', ({ request }) => api(request)))
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass' })
  let shade = 0
  return parityDesk({
    database,
    send: (request) => fetch(request),
    origin: location.origin,
    nextId: () => browserIds.next(),
    picture: () => drawnJpeg((shade += 1)),
    close: async () => {
      await worker.stop()
      await database.destroy()
    },
  })
}

async function drawnJpeg(shade: number): Promise<File> {
  const canvas = new OffscreenCanvas(300 + shade, 240)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser gives no canvas')
  context.fillStyle = `hsl(${(shade * 37) % 360} 60% 50%)`
  context.fillRect(0, 0, canvas.width, canvas.height)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg' })
  return new File([blob], `photo-${shade}.jpg`, { type: 'image/jpeg' })
}

paritySuite('Chromium behind MSW', openBrowser)
