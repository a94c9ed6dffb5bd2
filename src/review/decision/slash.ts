/**
 * Where a `/` was just typed that asks for phrases; `null` if the change was anything else. One in
 * the middle of a word, as in 12/03/2026, asks for nothing, nor does one that was pasted.
 */
export function slashTyped(before: string, after: string, caret: number): number | null {
  const at = caret - 1
  if (after[at] !== '/' || after.slice(0, at) + after.slice(caret) !== before) return null
  return at === 0 || /\s/.test(after.charAt(at - 1)) ? at : null
}

/** What is searched for between the `/` and the caret; `null` when it asks for phrases no longer. */
export function searchedAfter(text: string, at: number, caret: number): string | null {
  if (text[at] !== '/' || caret <= at) return null
  const query = text.slice(at + 1, caret)
  return /^\s|[\n/]/.test(query) ? null : query
}
