/** Rows somebody chose, for a list whose rows can be acted on together. */
export interface RowSelection {
  chosen: ReadonlySet<string>
  choose(ids: string[], isChosen: boolean): void
  /** What the box of a row says: which row it is of. */
  labelOf(id: string): string
  /** What the box above all rows says. */
  allLabel: string
}

/** The rows from one to another, both among them, in whichever direction. */
export function rangeOf(ids: string[], from: string | null, to: string): string[] {
  const [start, end] = [ids.indexOf(from ?? to), ids.indexOf(to)]
  if (start === -1 || end === -1) return [to]
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1)
}
