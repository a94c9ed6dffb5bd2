import type { Act } from '../../contract/acts.ts'

/**
 * The differences between two states of a thing, part by part, as text. For a list only added and
 * removed entries are listed: a promotion of five hundred stores stays readable.
 */
export function changesBetween(before: object | null, after: object | null): Act['changes'] {
  const [was, is] = [partsOf(before), partsOf(after)]
  const fields = [...new Set([...was.keys(), ...is.keys()])]
  return fields.flatMap((field) => {
    const [old, now] = [was.get(field), is.get(field)]
    if (keyOf(old) === keyOf(now)) return []
    if (!Array.isArray(old) || !Array.isArray(now)) {
      return [{ field, before: said(old), after: said(now) }]
    }
    const without = (list: unknown[], other: unknown[]) => {
      const known = new Set(other.map(keyOf))
      return said(list.filter((one) => !known.has(keyOf(one))))
    }
    const change = { field, before: without(old, now), after: without(now, old) }
    // The same entries in another order.
    const isOrder = change.before === null && change.after === null
    return [isOrder ? { field, before: said(old), after: said(now) } : change]
  })
}

const partsOf = (thing: object | null) => new Map<string, unknown>(Object.entries(thing ?? {}))

/** For comparing: the database returns the keys of an entry in its own order. */
const keyOf = (value: unknown) => JSON.stringify(sorted(value))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

/**
 * A value as text: entries of a list on lines of their own, parts of an entry one after the other.
 */
function said(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.map(said).filter(Boolean).join('\n') || null
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return JSON.stringify(value)
  const parts = Object.entries(value).map(([key, part]) => {
    const isBare = typeof part === 'number' || typeof part === 'boolean'
    return isBare ? `${key} ${said(part)}` : said(part)
  })
  return (
    parts
      .filter(Boolean)
      .map((part) => part?.replaceAll('\n', ', '))
      .join(' · ') || null
  )
}
