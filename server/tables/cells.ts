/** Blanks and letters that nobody sees. */
const unseen = /[\s\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]/

/** Without blanks and unseen letters at its ends. Counted by hand: a pattern would try every blank. */
function trimUnseen(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && unseen.test(text.charAt(start))) start += 1
  while (end > start && unseen.test(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/**
 * What a cell says, without what spreadsheets wrap around it: `="0012"` keeps the zeros of a number,
 * a leading apostrophe makes text of it, and our own files guard formulas with one.
 */
export function cellText(cell: string): string {
  const bare = trimUnseen(cell)
  const inner = /^="([^"]*)"$/.exec(bare)?.[1] ?? bare
  const text = /^'[^']*$/.test(inner) ? inner.slice(1) : inner
  return trimUnseen(text)
}

/** A number that a spreadsheet has shortened for show, such as `1.23457E+11`: the rest is lost. */
export const isShortened = (text: string) =>
  /^\d+(?:[.,]\d+)?e\+\d+$/i.test(text) || /^\d+[.,]\d+e\d+$/i.test(text)

/** Digits that a spreadsheet keeps of a number; it writes zeros for those beyond. */
const digitsKept = 15

/** Whether a number ends in the zeros that a spreadsheet leaves of a longer one. */
export function mayBeRounded(text: string): boolean {
  return /^\d{16,}$/.test(text) && /^0+$/.test(text.slice(digitsKept))
}

/** Digits around an E, without a sign: a spreadsheet's short form, or a code that looks like it. */
export const mayBeShortened = (text: string) => /^\d+e\d{1,3}$/i.test(text)
