import * as z from 'zod/mini'
import { instant } from './schema.ts'

/** waiting: nobody has read it yet · failed: nobody could; it can be reviewed all the same. */
const readingStates = ['waiting', 'read', 'failed'] as const
export type ReadingState = (typeof readingStates)[number]

/**
 * What a PDF has and its pages as drawn do not: pages beyond those that are shown; letters of a font
 * that is neither in the file nor on board; a form that only Adobe's programs fill in ("Please wait…");
 * files that it is only the cover of; a picture too large to be drawn.
 */
const drawingGaps = [
  'pages_cut',
  'letters_missing',
  'form_not_shown',
  'files_inside',
  'picture_missing',
] as const
export type DrawingGap = (typeof drawingGaps)[number]

/** What makes a picture hard to judge, as far as a machine can tell. Hints; a person decides. */
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

/** Facts of a document that a reviewer may read better than the machine. */
const correctableFacts = ['serialNumber', 'store', 'date', 'invoiceNumber', 'model'] as const
export const correctableFact = z.enum(correctableFacts)
export type CorrectableFact = z.infer<typeof correctableFact>

/** What somebody of the desk reads where the machine read something else, or nothing. */
const correction = z.object({
  fact: correctableFact,
  value: z.string(),
  /** `null` to whoever takes a second look, blind. */
  by: z.nullable(z.string()),
  at: instant,
})
/** How far the machines are with a document, and what they say of the picture itself. */
export const documentReading = z.object({
  /** `null`: it came before there were machines to read it. */
  state: z.nullable(z.enum(readingStates)),
  engine: z.nullable(z.string()),
  readAt: z.nullable(instant),
  hints: z.array(pictureHint),
  corrections: z.array(correction),
})
export type DocumentReading = z.infer<typeof documentReading>
