import type { DocumentToRead } from '../../ports.ts'
import type { PageReading } from '../../storage/page-reading.ts'
import type { Layer } from '../../reading/pdf-layer.ts'

/** Requests to the worker that reads. */
export interface ReadingRequest {
  document: DocumentToRead
  layers: (Layer | null)[]
}

/** Its answers. */
export type ReadingAnswer = { pages: PageReading[] } | { error: string }
