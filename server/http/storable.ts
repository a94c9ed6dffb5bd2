import { cleaned } from '../../contract/plain-text.ts'
import type { Fault } from '../../contract/problems.ts'

/** Levels of lists and objects that are looked into: more than any body of the contract has. */
const maxDepth = 12

/**
 * Texts that no column can hold: PostgreSQL knows no U+0000, and its JSON no half of a character.
 * Whoever sends one is told so; otherwise the database would, as an internal error.
 */
export function unstorableIn(value: unknown, field: string, depth = 0): Fault[] {
  if (typeof value === 'string') {
    const isStorable = !value.includes('\0') && value.isWellFormed()
    return isStorable
      ? []
      : [{ field, code: 'unstorable', message: 'holds a character that cannot be kept' }]
  }
  if (typeof value !== 'object' || value === null || depth === maxDepth) return []
  return Object.entries(value).flatMap(([key, part]) =>
    unstorableIn(part, field === '' ? key : `${field}.${key}`, depth + 1),
  )
}

/**
 * A file's name as it can be shown: one line of at most `max` UTF-16 code units, without controls and
 * marks that turn letters around. It is cleaned and not refused: nobody typed it.
 */
export const storableName = (name: string, max: number) => cleaned(name.slice(0, max))
