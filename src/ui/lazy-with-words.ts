import { lazy, type ComponentType } from 'react'
import { loadLaterWords, loadWords, type Words } from './words.ts'

/** Words and styles that the first screen does without. */
export const loadRest = () => Promise.all([loadLaterWords(), import('./styles-rest.ts')])

/** A lazily loaded part of a page, with its words and styles. */
export function lazyWithWords<Props extends object>(
  words: keyof Words,
  load: () => Promise<{ default: ComponentType<Props> }>,
) {
  return lazy(async () => {
    const [part] = await Promise.all([load(), loadWords(words), loadRest()])
    return part
  })
}
