import type { DecodeFault } from '../ports.ts'
import { decodedKinds, kindOfFile } from './file-kind.ts'
import { readHeader, type PictureHeader } from './picture-header.ts'
import { sizeFault } from './picture-size.ts'

/**
 * What a file is, or why it is not opened, by its first bytes and header alone: refusing it costs
 * no place in the decoder's queue.
 */
export function examine(
  bytes: Uint8Array,
  accepts: readonly string[],
): PictureHeader | { kind: 'PDF' } | DecodeFault {
  const kind = kindOfFile(bytes)
  if (kind.decoded === null) {
    return { fault: 'not_a_picture', ...(kind.name ? { name: kind.name } : {}) }
  }
  if (!accepts.includes(decodedKinds[kind.decoded])) {
    return { fault: 'not_a_picture', name: kind.decoded }
  }
  if (kind.decoded === 'PDF') return { kind: 'PDF' }
  const header = readHeader(bytes, kind.decoded)
  return header ? (sizeFault(header) ?? header) : { fault: 'broken' }
}
