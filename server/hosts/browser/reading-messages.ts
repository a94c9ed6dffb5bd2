import type { DocumentToRead } from '../../ports.ts'
import type { PageReading, ReadLine } from '../../storage/page-reading.ts'

/** What the worker that reads is asked. */
export interface ReadingRequest {
  document: DocumentToRead
  layers: (ReadLine[] | null)[]
}

/** What it answers. */
export type ReadingAnswer = { pages: PageReading[] } | { error: string }
