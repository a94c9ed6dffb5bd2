/** Selected rows, for lists whose rows can be acted on together. */
export interface RowSelection {
  chosen: ReadonlySet<string>
  choose(ids: string[], isChosen: boolean): void
  /** Label of a row's checkbox. */
  labelOf(id: string): string
  /** Label of the checkbox for all rows. */
  allLabel: string
}

/** The rows between two, inclusive, in either direction. */
export function rangeOf(ids: string[], from: string | null, to: string): string[] {
  const [start, end] = [ids.indexOf(from ?? to), ids.indexOf(to)]
  if (start === -1 || end === -1) return [to]
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1)
}
