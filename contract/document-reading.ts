import * as z from 'zod/mini'
import { instant } from './schema.ts'

/** waiting: not read yet · failed: could not be read, but can still be reviewed. */
const readingStates = ['waiting', 'read', 'failed'] as const
export type ReadingState = (typeof readingStates)[number]

/**
 * What a PDF contains that its drawn pages don't show: further pages; letters of a font that is
 * neither embedded nor installed; an Adobe form ("Please wait…"); files attached to a cover page; a
 * picture too large to draw.
 */
const drawingGaps = [
  'pages_cut',
  'letters_missing',
  'form_not_shown',
  'files_inside',
  'picture_missing',
] as const
export type DrawingGap = (typeof drawingGaps)[number]

/**
 * What makes a picture hard to judge, as far as it can be measured. Hints only; a person decides.
 */
const pictureHints = [
  'blurred',
  'dark',
  'cut_off',
  'packaging',
  'no_text',
  'too_much_text',
  ...drawingGaps,
] as const
export const pictureHint = z.enum(pictureHints)
export type PictureHint = z.infer<typeof pictureHint>

/** Facts of a document that a reviewer can correct. */
const correctableFacts = ['serialNumber', 'store', 'date', 'invoiceNumber', 'model'] as const
export const correctableFact = z.enum(correctableFacts)
export type CorrectableFact = z.infer<typeof correctableFact>

/** A correction by a colleague of what was read. */
const correction = z.object({
  fact: correctableFact,
  value: z.string(),
  /** `null` in a second look. */
  by: z.nullable(z.string()),
  at: instant,
})
/** Reading state of a document, and hints about its picture. */
export const documentReading = z.object({
  /** `null` if it was received before pictures were read automatically. */
  state: z.nullable(z.enum(readingStates)),
  engine: z.nullable(z.string()),
  readAt: z.nullable(instant),
  hints: z.array(pictureHint),
  corrections: z.array(correction),
})
export type DocumentReading = z.infer<typeof documentReading>
