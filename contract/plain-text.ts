/**
 * Invisible characters that people paste unknowingly. Written as code point ranges, since editors
 * don't show them.
 */

/** Direction marks, joiners and zero-width spaces, which copying leaves at the ends of a text. */
const invisible = '\\u200b\\u200e\\u200f\\u061c\\u180e\\u202a-\\u202c\\u2060\\u2066-\\u2069\\ufeff'

const atAnEnd = new RegExp(`[\\s${invisible}]`, 'u')

/** Embeddings, overrides and isolates (UAX #9): letters after one may be shown in another order. */
const turning = /[\u202a-\u202e\u2066-\u2069]/gu

/**
 * Line breaks (UAX #14): word processors write U+000B and U+2028, Windows writes two characters.
 */
const lineEnd = /\r\n?|[\v\f\u0085\u2028\u2029]/gu

/** C0 controls except tab and line feed, DEL, C1, and noncharacters. */
const controls =
  '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\ufff9-\\ufffb\\p{Noncharacter_Code_Point}'

const control = new RegExp(`[${controls}]`, 'u')
const controlOrTurn = new RegExp(
  `[${controls}\\t\\n\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]`,
  'u',
)

/**
 * Visible characters: letters, digits, symbols. A Hangul filler or an empty Braille cell is not
 * visible.
 */
const visible =
  /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/u

/**
 * Trims invisible characters at both ends; empty if nothing is visible. Works character by
 * character, because a regular expression would scan a long run of spaces again and again.
 */
export function trimmed(typed: string): string {
  let from = 0
  let to = typed.length
  while (from < to && atAnEnd.test(typed.charAt(from))) from += 1
  while (to > from && atAnEnd.test(typed.charAt(to - 1))) to -= 1
  const text = typed.slice(from, to)
  return visible.test(text) || hasControl(text) ? text : ''
}

/**
 * Several lines: line breaks become line feeds, and direction marks are removed, since a note shows
 * no name.
 */
export const asLines = (typed: string): string =>
  trimmed(typed.replaceAll(lineEnd, '\n').replaceAll(turning, ''))

/**
 * Whether a text is one line whose characters appear in the order in which they were written.
 * Harmless direction marks (U+200E, U+200F, U+061C) and joiners occur in real names.
 */
export const isOneLine = (text: string): boolean => !controlOrTurn.test(text)

/** Whether a text has control characters other than tabs and line breaks. */
export const hasControl = (text: string): boolean => control.test(text)

/**
 * On one line, without invisible characters except joiners; for text that is displayed and cannot
 * be refused.
 */
export const cleaned = (typed: string): string =>
  typed
    .replaceAll(lineEnd, ' ')
    .replaceAll(new RegExp(`[${controls}\\t\\n${invisible}\\u202d\\u202e]`, 'gu'), '')
    .toWellFormed()
