import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { notLoaded } from './NotLoaded.tsx'
import { loadLaterWords, loadWords, type Words } from './words.ts'

/** Words and styles that the first screen does without. */
export const loadRest = () => Promise.all([loadLaterWords(), import('./styles-rest.ts')])

type LoadPart<Props extends object> = () => Promise<{ default: ComponentType<Props> }>

/**
 * A lazily loaded part of a page, with its words and styles. If it cannot be loaded, as after an
 * update of the app or in a moment without a network, that is said, and the page stays. A browser
 * asks for a file that did not come only once per page, so only loading the page anew helps.
 *
 * @param Instead stays in its place then, and is told to say it again by `onClick`
 */
export const lazyWithWords = <Props extends object>(
  words: keyof Words,
  load: LoadPart<Props>,
  Instead?: ComponentType<Props & { autoFocus: boolean; onClick(): void }>,
): LazyExoticComponent<ComponentType<Props>> => lazyOrWithout(words, load, notLoaded(Instead))

/**
 * The same for a part that nobody asked for and the page is good without: nothing is said.
 *
 * @param Instead stays in its place then
 */
export const lazyOrWithout = <Props extends object>(
  words: keyof Words,
  load: LoadPart<Props>,
  Instead: ComponentType<Props> = () => null,
): LazyExoticComponent<ComponentType<Props>> =>
  lazy(() => loadPart(words, load).catch(() => ({ default: Instead })))

/** Loads what somebody is about to open. Whether it came shows when it is opened. */
export const loadAhead = (load: () => Promise<unknown>): void => void load().catch(() => undefined)

async function loadPart<Props extends object>(words: keyof Words, load: LoadPart<Props>) {
  const [part] = await Promise.all([load(), loadWords(words), loadRest()])
  return part
}
