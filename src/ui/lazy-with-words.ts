import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { loadLaterWords, loadWords, type Words } from './words.ts'

/** Words and styles that the first screen does without. */
export const loadRest = () => Promise.all([loadLaterWords(), import('./styles-rest.ts')])

type LoadPart<Props extends object> = () => Promise<{ default: ComponentType<Props> }>

/** A lazily loaded part of a page, with its words and styles. */
export const lazyWithWords = <Props extends object>(
  words: keyof Words,
  load: LoadPart<Props>,
): LazyExoticComponent<ComponentType<Props>> => lazy(() => loadPart(words, load))

/**
 * The same for a part that the page is good without. If it cannot be loaded, as after an update of
 * the app or in a moment without a network, it is not there, instead of taking the page with it. A
 * browser asks for a file that did not come only once per page.
 *
 * @param Instead shown then
 */
export const lazyOrWithout = <Props extends object>(
  words: keyof Words,
  load: LoadPart<Props>,
  Instead: ComponentType<Props> = () => null,
): LazyExoticComponent<ComponentType<Props>> =>
  lazy(() => loadPart(words, load).catch(() => ({ default: Instead })))

async function loadPart<Props extends object>(words: keyof Words, load: LoadPart<Props>) {
  const [part] = await Promise.all([load(), loadWords(words), loadRest()])
  return part
}
