import { dayIn } from '../tables/dates.ts'
import { normaliseCode } from './vault.ts'

/** Characters a code must have to be one, spaces and dashes not counted. */
const minCodeLength = 6
const maxCodeLength = 120

/** Letters and digits among them: a row of signs is none. */
const minLetters = 4

/** What a spreadsheet writes where a formula came to nothing. */
const failedFormula = /^#(?:ref|n\/a|value|name|div\/0|null|num|spill|calc)[!?]?$/i

/**
 * Whether it can be a code: printable ASCII, without what separates cells or quotes them. Suppliers'
 * codes have + / = # ! and the like, and may be links.
 */
export function isCode(code: string): boolean {
  const normal = normaliseCode(code)
  return (
    /^[!#-&(-+./-:=?-_a-{}~\\-]+$/.test(normal) &&
    normal.length >= minCodeLength &&
    code.length <= maxCodeLength &&
    (normal.match(/[A-Z0-9]/g)?.length ?? 0) >= minLetters &&
    // A spreadsheet takes it for a formula, or took it for one.
    !normal.startsWith('=') &&
    !failedFormula.test(normal) &&
    !hasDay(code)
  )
}

/** A day behind blanks: two columns that nothing separates. */
function hasDay(code: string): boolean {
  const [, last] = /^.*? {1,}(\S+)$/.exec(code) ?? []
  return last !== undefined && /[-/.]/.test(last) && isDay(last)
}

const isDay = (text: string) => {
  const { day, asksOrder } = dayIn(text, null)
  return day !== null || asksOrder
}

const bare = (code: string) => code.replaceAll(/[\s-]/g, '')

/** Codes of mixed case that are one code only because case does not count (see `normaliseCode`). */
export function isSameButCase(one: string, other: string): boolean {
  const isMixed = [one, other].every((code) => /[a-z]/.test(code) && /[A-Z]/.test(code))
  return isMixed && bare(one) !== bare(other)
}
