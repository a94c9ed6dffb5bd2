import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type alerts from '../words/en/alerts.json'
import type calendars from '../words/en/calendars.json'
import type common from '../words/en/common.json'
import type dispatch from '../words/en/dispatch.json'
import type keys from '../words/en/keys.json'
import type mails from '../words/en/mails.json'
import type member from '../words/en/member.json'
import type prizes from '../words/en/prizes.json'
import type promotions from '../words/en/promotions.json'
import type queue from '../words/en/queue.json'
import type review from '../words/en/review.json'
import type secondLook from '../words/en/secondLook.json'
import type session from '../words/en/session.json'
import type signOffs from '../words/en/signOffs.json'
import type staff from '../words/en/staff.json'
import type supervision from '../words/en/supervision.json'
import type tables from '../words/en/tables.json'

/** Every word of the screen, by room. `common` is there at once; a room's words come with it. */
export interface Words {
  alerts: typeof alerts
  calendars: typeof calendars
  common: typeof common
  dispatch: typeof dispatch
  keys: typeof keys
  mails: typeof mails
  member: typeof member
  prizes: typeof prizes
  promotions: typeof promotions
  queue: typeof queue
  review: typeof review
  secondLook: typeof secondLook
  session: typeof session
  signOffs: typeof signOffs
  staff: typeof staff
  supervision: typeof supervision
  tables: typeof tables
}

declare module 'use-intl' {
  interface AppConfig {
    Messages: Words
    Locale: 'en'
  }
}

// The member page is the demo's alone, and brings its words along.
const loaders = import.meta.glob<Words[keyof Words]>(
  ['../words/*/*.json', '!../words/*/member.json', '!../words/*/common.json'],
  { import: 'default' },
)

let loaded: Partial<Words> = {}
const listeners = new Set<() => void>()

/** The language of the screen. English is the only one yet; another is a folder beside `en`. */
export const locale = 'en'

/** Adds words that were imported already. */
export function addWords<Room extends keyof Words>(room: Room, words: Words[Room]): void {
  loaded = { ...loaded, [room]: words }
  for (const listener of listeners) listener()
}

/** Fetches a room's words, once. Routes wait for them together with their page. */
export async function loadWords(room: keyof Words): Promise<void> {
  if (loaded[room]) return
  const load = loaders[`../words/${locale}/${room}.json`]
  if (!load) throw new Error(`There are no words for ${room} in ${locale}`)
  addWords(room, await load())
}

/** For the provider: the words that are there now. */
export function useLoadedWords(): Partial<Words> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => loaded,
  )
}

/** Words of one room, as `t('key', { values })`. */
export const useWords = useTranslations
