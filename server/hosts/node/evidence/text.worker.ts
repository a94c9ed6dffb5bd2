import sharp from 'sharp'
import workerpool from 'workerpool'
import type { DocumentToRead } from '../../../ports.ts'
import type { PageReading } from '../../../storage/page-reading.ts'
import { openEngines, readDocument } from './read-document.ts'

// No picture is read twice, so nothing decoded is cached.
sharp.cache(false)

/** Opened with the first document: a desk that reads nothing keeps no networks in memory. */
let engines: ReturnType<typeof openEngines> | undefined

async function read(document: DocumentToRead): Promise<PageReading[]> {
  engines ??= openEngines()
  return readDocument(await engines, document)
}

workerpool.worker({ read })
