import type { DocumentReading, DrawingGap } from '../../contract/document-reading.ts'
import type { EvidenceKind } from '../../contract/evidence.ts'
import { hintsOf } from './picture-hints.ts'
import type { CorrectionRow, ReadingRow } from './reading-store.ts'

export function presentReading(
  kind: EvidenceKind,
  reading: ReadingRow | undefined,
  corrections: CorrectionRow[],
  gaps: DrawingGap[],
): DocumentReading {
  return {
    state: reading?.state ?? null,
    engine: reading?.engine ?? null,
    readAt: reading?.read_at?.toISOString() ?? null,
    hints: hintsOf(kind, reading?.light ?? [], reading?.pages ?? null, gaps),
    corrections: corrections.map((one) => ({
      fact: one.fact,
      value: one.value ?? '',
      by: one.staff_name,
      at: one.corrected_at.toISOString(),
    })),
  }
}
