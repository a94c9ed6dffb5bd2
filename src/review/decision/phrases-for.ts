import { matchSorter, rankings } from 'match-sorter'
import type { FilledPhrase } from '../../../contract/phrases.ts'

/** A phrase that can be put into the sentence. */
export type SentencePhrase = FilledPhrase & { text: string }

/**
 * The phrases that fit what was typed, those of the member's language first, as the server lists
 * them. Letters of a name may be left out; a text has to hold them together.
 */
export function phrasesFor(phrases: FilledPhrase[], query: string): SentencePhrase[] {
  const sayable = phrases.filter(
    (phrase): phrase is SentencePhrase => phrase.text !== null && phrase.macro === null,
  )
  if (query === '') return sayable
  const found = matchSorter(sayable, query, {
    keys: ['name', { key: 'text', threshold: rankings.CONTAINS }],
  })
  const [first] = sayable
  const isFirst = (phrase: SentencePhrase) => phrase.language === first?.language
  return [...found.filter(isFirst), ...found.filter((phrase) => !isFirst(phrase))]
}
