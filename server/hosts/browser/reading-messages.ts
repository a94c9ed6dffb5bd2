import type { DocumentToRead } from '../../ports.ts'
import type { PageReading } from '../../storage/page-reading.ts'
import type { Layer } from '../../reading/pdf-layer.ts'

/** What the worker that reads is asked. */
export interface ReadingRequest {
  document: DocumentToRead
  layers: (Layer | null)[]
}

/** What it answers. */
export type ReadingAnswer = { pages: PageReading[] } | { error: string }
