import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type alerts from '../words/en/alerts.json'
import type calendars from '../words/en/calendars.json'
import type common from '../words/en/common.json'
import type later from '../words/en/common-later.json'
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

/** All texts by room. `common` is included in the first file; a room's words load with the room. */
export interface Words {
  alerts: typeof alerts
  calendars: typeof calendars
  common: typeof common & typeof later
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

// The member page only exists in the demo, and loads its own words.
const loaders = import.meta.glob<Words[keyof Words]>(
  ['../words/*/*.json', '!../words/*/member.json', '!../words/*/common*.json'],
  { import: 'default' },
)

type Loaded = Partial<Omit<Words, 'common'>> & { common?: typeof common | Words['common'] }
let loaded: Loaded = {}
const listeners = new Set<() => void>()

/** The language of the screen. English is the only one yet; another is a folder beside `en`. */
export const locale = 'en'

/** Adds words that were already imported. */
export function addWords<Room extends keyof Words>(
  room: Room,
  words: Words[Room] | (Room extends 'common' ? typeof common : never),
): void {
  if (!loaded[room]) keep({ [room]: words })
}

/** As if none had come yet: tests that share a page begin with it. */
export function forgetWords(): void {
  loaded = {}
}

function keep(words: Partial<Loaded>): void {
  loaded = { ...loaded, ...words }
  for (const listener of listeners) listener()
}

const laterLoaders = import.meta.glob<typeof later>('../words/*/common-later.json', {
  import: 'default',
})

/** Fetches the rest of `common`, once. */
export async function loadLaterWords(): Promise<void> {
  const first = loaded.common
  if (!first || 'events' in first) return
  const words = await laterLoaders[`../words/${locale}/common-later.json`]?.()
  if (!words) throw new Error(`The later words of ${locale} are missing`)
  keep({
    common: { ...first, ...words, problems: { ...first.problems, ...words.problems } },
  })
}

/** Loads a room's words once. Routes wait for them together with their page. */
export async function loadWords(room: keyof Words): Promise<void> {
  if (loaded[room]) return
  const load = loaders[`../words/${locale}/${room}.json`]
  if (!load) throw new Error(`There are no words for ${room} in ${locale}`)
  addWords(room, await load())
}

/** The loaded words, for the provider. */
export function useLoadedWords(): Loaded {
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
