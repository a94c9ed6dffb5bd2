import type { ColumnChoice } from '../../contract/preferences.ts'

/** The one column that is always shown: a claim is opened by it. */
export const fixedColumn = 'number'

export const asUsual: ColumnChoice = { columnVisibility: {}, columnOrder: [], columnSizing: {} }

/** Narrowest and widest column in pixels, and by how much one step changes it. */
export const widths = { least: 24, most: 1200, step: 10 }

/** As the table orders its columns: chosen ones first, then the others as usual. */
export function inOrder(ids: string[], order: string[]): string[] {
  const chosen = order.filter((id) => ids.includes(id))
  return [...chosen, ...ids.filter((id) => !chosen.includes(id))]
}

/**
 * Moves a column one place among those that a view has. Columns of other views keep their places.
 *
 * @param all every column in its usual order
 * @param shown the columns of the view in their current order
 */
export function withMoved(
  choice: ColumnChoice,
  { all, shown }: { all: string[]; shown: string[] },
  id: string,
  by: -1 | 1,
): ColumnChoice {
  const from = shown.indexOf(id)
  const moved = shown.with(from, shown[from + by] ?? id)
  if (shown[from + by]) moved[from + by] = id
  const places = moved.values()
  const columnOrder = inOrder(all, choice.columnOrder).map((one) =>
    shown.includes(one) ? (places.next().value ?? one) : one,
  )
  return { ...choice, columnOrder }
}

/** @param isUsual whether it would be shown if nothing were chosen */
export function withShown(
  choice: ColumnChoice,
  id: string,
  isShown: boolean,
  isUsual: boolean,
): ColumnChoice {
  const { [id]: _before, ...rest } = choice.columnVisibility
  return { ...choice, columnVisibility: isShown === isUsual ? rest : { ...rest, [id]: isShown } }
}

/** @param width in pixels; `null` for the usual one */
export function withWidth(choice: ColumnChoice, id: string, width: number | null): ColumnChoice {
  const { [id]: _before, ...rest } = choice.columnSizing
  if (width === null) return { ...choice, columnSizing: rest }
  const within = Math.min(Math.max(Math.round(width), widths.least), widths.most)
  return { ...choice, columnSizing: { ...rest, [id]: within } }
}
