import type { EvidenceKind } from '../../contract/evidence.ts'
import type { PageReading } from '../storage/page-reading.ts'

/** A document of an attempt with its readings. */
export interface ReadEvidence {
  kind: EvidenceKind
  sentSha256: string
  /** In the order of the pages. */
  sha256s: string[]
  pages: PageReading[]
  /** A reviewer's corrections, by fact. */
  corrected: Partial<Record<string, string>>
}
