import type { DecodedDocument, DecodeFault } from '../../../ports.ts'

/** Messages between the decoder and its processes. */
export interface DecodeRequest {
  bytes: Uint8Array
  accepts: readonly string[]
}

export type DecodeAnswer = { read: DecodedDocument | DecodeFault } | { failed: string }

/** The file descriptor to which a process's watch writes before it ends the process. */
export const lastWordsPipe = 4
