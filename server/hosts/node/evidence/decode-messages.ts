import type { DecodedDocument, DecodeFault } from '../../../ports.ts'

/** What the reader and its processes say to each other. */
export interface DecodeRequest {
  bytes: Uint8Array
  accepts: readonly string[]
}

export type DecodeAnswer = { read: DecodedDocument | DecodeFault } | { failed: string }

/** The place among the files of a process to which its watch writes before it ends it. */
export const lastWordsPipe = 4
