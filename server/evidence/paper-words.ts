import type { PageReading } from '../storage/page-reading.ts'
import { columnOf, joined, wordsOf } from '../storage/search-text.ts'

/** Raised with every change of what is kept here: every paper is then folded anew. */
export const paperWordsRules = 1

/** Characters kept of one paper. A page of small print has about 6,000, and most words repeat. */
export const mostKept = 40_000

/**
 * What a paper is found by, folded as what is searched for: every word that was read, what a sign
 * divides also as one, and numbers printed in groups as one number.
 *
 * @param corrected what people say stands there instead
 */
export function paperWordsOf(pages: PageReading[], corrected: string[]): string {
  const texts = [
    ...corrected,
    ...pages.flatMap(({ lines, codes }) => [...lines, ...codes].map(({ text }) => text)),
  ]
  const words = new Set<string>()
  let left = mostKept
  for (const word of texts.flatMap(foldedLine)) {
    if (words.has(word)) continue
    left -= word.length + 1
    if (left < 0) break
    words.add(word)
  }
  return columnOf([...words])
}

function foldedLine(text: string): string[] {
  const tokens = text.split(/\s+/)
  return [
    ...tokens.flatMap((token) => [...wordsOf(token), joined(token)]),
    ...groupedNumbers(tokens),
  ]
}

/** “4012 3456 7890” is typed as one number as well. */
function groupedNumbers(tokens: string[]): string[] {
  const groups: string[][] = [[]]
  for (const token of tokens) {
    if (/^\p{Nd}+$/u.test(token)) groups.at(-1)?.push(token)
    else groups.push([])
  }
  return groups.filter((group) => group.length > 1).map((group) => joined(group.join('')))
}
