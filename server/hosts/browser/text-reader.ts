import type { DocumentToRead, TextReader } from '../../ports.ts'
import type { PageReading } from '../../storage/page-reading.ts'
import { engineName } from '../../reading/engine-name.ts'
import type { Layer } from '../../reading/pdf-layer.ts'
import type { ReadingAnswer, ReadingRequest } from './reading-messages.ts'
import TextWorker from './text.worker.ts?worker'

/** Milliseconds before a document is given up; it includes loading the engines, on one thread. */
const longestRead = 150_000

/**
 * Reads in a web worker, with the same rules and weights as on Node. Nothing is loaded before the
 * first document. A worker that failed is ended, and the next document gets a new one.
 */
export function browserTextReader(): TextReader {
  let worker: Worker | null = null
  return {
    engine: engineName,
    async read(document) {
      const layers = document.original ? await layersOf(document) : []
      worker ??= new TextWorker()
      try {
        return await ask(worker, { document, layers })
      } catch (error) {
        worker.terminate()
        worker = null
        throw error
      }
    },
  }
}

/** The PDF library has a worker of its own, which only a page can start. */
async function layersOf({ original, pages }: DocumentToRead): Promise<(Layer | null)[]> {
  if (!original) return []
  const { readPdfText } = await import('./read-pdf.ts')
  return readPdfText(original, pages.length)
}

/** One document at a time: callers wait for an answer before asking again. */
function ask(worker: Worker, request: ReadingRequest): Promise<PageReading[]> {
  const over = new AbortController()
  const { signal } = over
  return new Promise<PageReading[]>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The reader in the browser failed: ${why}`))
    const timer = setTimeout(() => fail('it took too long'), longestRead)
    signal.addEventListener('abort', () => clearTimeout(timer))
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<ReadingAnswer>) =>
        'error' in data ? fail(data.error) : resolve(data.pages),
      { signal },
    )
    worker.addEventListener('error', ({ message }) => fail(message), { signal })
    worker.postMessage(request, { transfer: [] })
  }).finally(() => over.abort())
}
