import { lazy, type ComponentType } from 'react'
import { loadWords, type Words } from './words.ts'

/** A part of a page that comes when it is asked for, together with its words and styles. */
export function lazyWithWords<Props extends object>(
  words: keyof Words,
  load: () => Promise<{ default: ComponentType<Props> }>,
) {
  return lazy(async () => {
    const [part] = await Promise.all([load(), loadWords(words), import('./styles-rest.ts')])
    return part
  })
}
