import { keptApart } from './kept-apart.ts'

/** Notes on claims that are being written. */
export const keptNotes = keptApart('redeem-desk.note')
