import { ProblemError } from '../http/problem.ts'

/** What `decodeCursor` returns: the sort key, and the id that breaks ties. */
type SortKey = [at: Date, id: string]

/** A page of rows. One more than `limit` was queried, which only shows that the list continues. */
export function pageOf<Row>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => SortKey,
): { items: Row[]; next: string | null } {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit), next: last ? encodeCursor(keyOf(last)) : null }
}

/** The end of a page as text that a caller sends back: the sort key of its last row. */
export function encodeCursor([at, id]: SortKey): string {
  const text = JSON.stringify([at.toISOString(), id])
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** What `encodeCursor` makes of an instant and an id; the database would fail on anything else. */
const instantForm = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The sort key in a cursor: an instant and an id.
 *
 * @throws {ProblemError} `invalid_input` for a cursor that is not ours
 */
export function decodeCursor(cursor: string): SortKey {
  try {
    const parts: unknown = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))
    if (Array.isArray(parts)) {
      const [at = '', id = ''] = parts.map(String)
      const date = new Date(at)
      const isInstant = instantForm.test(at) && date.toISOString() === at
      if (isInstant && idForm.test(id)) return [date, id]
    }
  } catch {
    // Falls through to the refusal, whatever else the cursor contained.
  }
  throw new ProblemError('invalid_input', {
    faults: [{ field: 'cursor', code: 'wrong_form', message: 'is not a cursor of this list' }],
  })
}
