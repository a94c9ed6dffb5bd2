import type { Colleague } from '../../../contract/claim-words.ts'

/** A name that is being typed after an `@`. */
export interface Asked {
  /** Where the `@` is. */
  from: number
  /** Where the caret is. */
  to: number
  name: string
}

/** Longest name that is looked for. */
const longestName = 40

/** Names offered at once. */
const offeredAtMost = 8

/**
 * What is typed between an `@` and the caret. An `@` within a word, as in an e-mail address, asks
 * for nobody; nor does one that is followed by a space, or by more than two words.
 */
export function askedAt(text: string, caret: number): Asked | null {
  const before = text.slice(Math.max(0, caret - longestName - 2), caret)
  const [, name] = /(?:^|[\s([{"'«“])@((?:[^\s@]+(?: [^\s@]*)?)?)$/u.exec(before) ?? []
  return name === undefined ? null : { from: caret - name.length - 1, to: caret, name }
}

/** Colleagues with a word of their name that begins like that. */
export function offeredFor(name: string, colleagues: Colleague[]): Colleague[] {
  const wanted = folded(name)
  return colleagues
    .filter((one) => ` ${folded(one.name)}`.includes(` ${wanted}`))
    .slice(0, offeredAtMost)
}

/** As people type names: without case and accents. */
const folded = (name: string) => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The text with the name in place of what was typed of it. */
export function withName(text: string, { from, to }: Asked, name: string) {
  const put = `@${name} `
  const rest = text.slice(to).replace(/^ /, '')
  return { text: text.slice(0, from) + put + rest, caret: from + put.length }
}

/** Those whose name still is in the text, and not only as the beginning of a longer one. */
export function stillIn(text: string, mentions: Colleague[]): Colleague[] {
  const named = partsOf(text, mentions).filter(({ isName }) => isName)
  return mentions.filter(({ name }) => named.some((one) => one.text === `@${name}`))
}

/** A text in parts: what is a mention in it, and what is not. */
export function partsOf(text: string, mentions: Colleague[]): { text: string; isName: boolean }[] {
  const names = mentions
    .map(({ name }) => `@${name}`)
    .toSorted((one, other) => other.length - one.length)
  const parts: { text: string; isName: boolean }[] = []
  let plain = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = names.find((one) => text.startsWith(one, at))
    if (name === undefined) continue
    if (at > plain) parts.push({ text: text.slice(plain, at), isName: false })
    parts.push({ text: name, isName: true })
    plain = at + name.length
    at = plain - 1
  }
  if (plain < text.length) parts.push({ text: text.slice(plain), isName: false })
  return parts
}
