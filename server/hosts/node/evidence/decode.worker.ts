import workerpool from 'workerpool'
import type { ReadDocument, ReadFault } from '../../../ports.ts'
import { decodePdf } from './decode-pdf.ts'
import { decodePicture } from './decode-picture.ts'

/** A PDF may be preceded by anything, but within its first kilobyte it says what it is. */
const pdfMark = '%PDF-'

async function decode(
  bytes: Uint8Array,
  accepts: readonly string[],
): Promise<ReadDocument | ReadFault> {
  if (accepts.includes('application/pdf')) {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
    if (head.includes(pdfMark)) return decodePdf(bytes)
  }
  return decodePicture(bytes, accepts)
}

workerpool.worker({ decode })
