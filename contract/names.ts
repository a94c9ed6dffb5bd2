/**
 * East Asian scripts: the family name comes first, without a space unless a part is in Katakana.
 */
const eastAsian =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々・]+$/u
const katakana = /\p{Script=Katakana}/u

/** Fillers that forms made people type for a missing part of a name: "-", ".", "—". */
const filler = /^[\p{P}\p{S}\s]*$/u

/**
 * A person's name as written in their culture: one word if there is only one, family name first in
 * Chinese, Japanese and Korean.
 */
export function fullName(name: { firstName: string; lastName: string }): string {
  const parts = [name.firstName, name.lastName].map((part) => part.replaceAll(/\s+/gu, ' ').trim())
  const [first = '', last = ''] = parts
  const said = parts.filter((part) => !filler.test(part))
  if (said.length < 2) return said[0] ?? [first, last].find((part) => part !== '') ?? ''
  if (!parts.every((part) => eastAsian.test(part))) return `${first} ${last}`
  return parts.every((part) => katakana.test(part)) ? `${last} ${first}` : `${last}${first}`
}
