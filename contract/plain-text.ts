/**
 * What people paste without seeing it. Written as ranges of code points, since an editor shows none
 * of them.
 */

/** Direction marks, joints and blanks of no width, which copying leaves at the ends of a text. */
const invisible = '\\u200b\\u200e\\u200f\\u061c\\u180e\\u202a-\\u202c\\u2060\\u2066-\\u2069\\ufeff'

const atAnEnd = new RegExp(`[\\s${invisible}]`, 'u')

/** Embeddings, overrides and isolates (UAX #9): letters after one may be shown in another order. */
const turning = /[\u202a-\u202e\u2066-\u2069]/gu

/** What ends a line (UAX #14): a word processor writes U+000B and U+2028, Windows two of them. */
const lineEnd = /\r\n?|[\v\f\u0085\u2028\u2029]/gu

/** C0 but for tab and line feed, DEL, C1, and code points that are no characters. */
const controls =
  '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\ufff9-\\ufffb\\p{Noncharacter_Code_Point}'

const control = new RegExp(`[${controls}]`, 'u')
const controlOrTurn = new RegExp(
  `[${controls}\\t\\n\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]`,
  'u',
)

/** Anything one sees: a letter, a digit, a sign. A Hangul filler and a blank Braille cell are none. */
const visible =
  /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/u

/**
 * Without what nobody sees at its ends; nothing at all when nobody sees anything of it. Letter by
 * letter from both ends: a pattern for this would look at a long row of blanks again and again.
 */
export function trimmed(typed: string): string {
  let from = 0
  let to = typed.length
  while (from < to && atAnEnd.test(typed.charAt(from))) from += 1
  while (to > from && atAnEnd.test(typed.charAt(to - 1))) to -= 1
  const text = typed.slice(from, to)
  return visible.test(text) || hasControl(text) ? text : ''
}

/** Several lines: what ends one is a line feed, and marks of direction go, since a note shows no name. */
export const asLines = (typed: string): string =>
  trimmed(typed.replaceAll(lineEnd, '\n').replaceAll(turning, ''))

/**
 * Whether a text is one line whose letters are shown in the order in which they were written.
 * Marks of direction that only help (U+200E, U+200F, U+061C) and joiners are part of honest names.
 */
export const isOneLine = (text: string): boolean => !controlOrTurn.test(text)

/** Whether a text has controls that are neither a tab nor the end of a line. */
export const hasControl = (text: string): boolean => control.test(text)

/** In one line, without anything invisible but joiners; for what is shown and was never ours to refuse. */
export const cleaned = (typed: string): string =>
  typed
    .replaceAll(lineEnd, ' ')
    .replaceAll(new RegExp(`[${controls}\\t\\n${invisible}\\u202d\\u202e]`, 'gu'), '')
    .toWellFormed()
