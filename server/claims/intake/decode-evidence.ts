import type { EvidenceKind } from '../../../contract/evidence.ts'
import type { Fault } from '../../../contract/problems.ts'
import { decodeEvidenceFile } from '../../evidence/decode-evidence-file.ts'
import type { Upload } from '../../http/input.ts'
import type { Ports, DecodedDocument } from '../../ports.ts'

interface EvidenceFiles {
  invoice?: Upload | undefined
  serialPhoto?: Upload | undefined
}

/** A document that was read and can be shown, with the file it came as; stored nowhere yet. */
export interface DecodedEvidence {
  kind: EvidenceKind
  upload: Upload
  document: DecodedDocument
}

/**
 * Reads both pictures of an attempt; what is wrong with them is added to `faults`.
 *
 * @param sender the member, as far as is known: one member's pictures do not hold up another's
 * @throws {ProblemError} `desk_busy` when one of them could not be read now: nothing was done, and
 *   the same call can be made again
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
