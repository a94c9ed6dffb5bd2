import { cleaned } from '../../contract/plain-text.ts'
import type { Fault } from '../../contract/faults.ts'

/** Maximum depth of lists and objects checked: more than any body in the contract has. */
const maxDepth = 12

const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed()

const unstorable = (field: string): Fault => ({
  field,
  code: 'unstorable',
  message: 'holds a character that cannot be kept',
})

/**
 * Texts that no column can store, names of entries included: PostgreSQL has no U+0000, and its JSON
 * no lone surrogates. The sender is told; otherwise the database would fail with an internal error.
 */
export function unstorableIn(value: unknown, field: string, depth = 0): Fault[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [unstorable(field)]
  if (typeof value !== 'object' || value === null || depth === maxDepth) return []
  return Object.entries(value).flatMap(([key, part]) =>
    isStorable(key)
      ? unstorableIn(part, field === '' ? key : `${field}.${key}`, depth + 1)
      : [unstorable(field)],
  )
}

/**
 * A displayable file name: one line of at most `max` UTF-16 code units, without control characters
 * and direction marks. It is cleaned instead of refused, because nobody typed it.
 */
export const storableName = (name: string, max: number) => cleaned(name.slice(0, max))
