/** Spaces and invisible characters. */
const unseen = /[\s\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]/

/**
 * Trims spaces and invisible characters. A loop, because a pattern would backtrack over every
 * space.
 */
function trimUnseen(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && unseen.test(text.charAt(start))) start += 1
  while (end > start && unseen.test(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/**
 * The content of a cell without what spreadsheets wrap around it: `="0012"` keeps leading zeros, a
 * leading apostrophe makes it text, and our own exports guard formulas with one.
 */
export function cellText(cell: string): string {
  const bare = trimUnseen(cell)
  const inner = /^="([^"]*)"$/.exec(bare)?.[1] ?? bare
  const text = /^'[^']*$/.test(inner) ? inner.slice(1) : inner
  return trimUnseen(text)
}

/**
 * A number that a spreadsheet shortened for display, such as `1.23457E+11`: its other digits are
 * lost.
 */
export const isShortened = (text: string) =>
  /^\d+(?:[.,]\d+)?e\+\d+$/i.test(text) || /^\d+[.,]\d+e\d+$/i.test(text)

/** Digits of a number that a spreadsheet keeps; it replaces the rest with zeros. */
const digitsKept = 15

/** Whether a number ends in the zeros with which a spreadsheet replaces lost digits. */
export function mayBeRounded(text: string): boolean {
  return /^\d{16,}$/.test(text) && /^0+$/.test(text.slice(digitsKept))
}

/**
 * Digits around an E, without a sign: a spreadsheet's short form, or a code that looks like one.
 */
export const mayBeShortened = (text: string) => /^\d+e\d{1,3}$/i.test(text)
