import { locale } from './words.ts'

const names = new Intl.DisplayNames(locale, { type: 'language' })

/** A language by its name: “French”. */
export const languageName = (language: string): string => names.of(language) ?? language
