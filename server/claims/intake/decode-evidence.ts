import type { EvidenceKind } from '../../../contract/evidence.ts'
import type { Fault } from '../../../contract/faults.ts'
import { decodeEvidenceFile } from '../../evidence/decode-evidence-file.ts'
import type { Upload } from '../../http/input.ts'
import type { Ports, DecodedDocument } from '../../ports.ts'

interface EvidenceFiles {
  invoice?: Upload | undefined
  serialPhoto?: Upload | undefined
}

/** A decoded document with its original file, not stored yet. */
export interface DecodedEvidence {
  kind: EvidenceKind
  upload: Upload
  document: DecodedDocument
}

/**
 * Decodes both pictures of an attempt; their faults are added to `faults`.
 *
 * @param sender the member, if known: one member's pictures do not hold up another's
 * @throws {ProblemError} `desk_busy` when a picture could not be decoded now: nothing was done, and
 *   the call can be repeated
 */
export async function decodeEvidence(
  { uploadDecoder }: Pick<Ports, 'uploadDecoder'>,
  { invoice, serialPhoto }: EvidenceFiles,
  sender: string,
  faults: Fault[],
): Promise<DecodedEvidence[]> {
  const read = async (
    kind: EvidenceKind,
    field: keyof EvidenceFiles,
    upload: Upload | undefined,
  ): Promise<DecodedEvidence[]> => {
    const document = await decodeEvidenceFile(uploadDecoder, kind, field, upload, sender, faults)
    return upload && document ? [{ kind, upload, document }] : []
  }
  const both = await Promise.all([
    read('invoice', 'invoice', invoice),
    read('serial_photo', 'serialPhoto', serialPhoto),
  ])
  return both.flat()
}
