import type { EvidenceKind } from '../../contract/evidence.ts'
import type { PageReading } from '../storage/page-reading.ts'

/** A document of an attempt with what was read in it. */
export interface ReadEvidence {
  kind: EvidenceKind
  sentSha256: string
  /** In the order of the pages. */
  sha256s: string[]
  pages: PageReading[]
  /** What a reviewer read better, by fact. */
  corrected: Partial<Record<string, string>>
}
