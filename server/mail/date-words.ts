import type { Language } from '../../contract/schema.ts'

/** English as written in Europe and Asia, where the day comes first. */
const locales = { en: 'en-GB', id: 'id', fr: 'fr', 'zh-TW': 'zh-TW' } as const

/** A local date (`YYYY-MM-DD`) in words, as a mail in this language writes it. */
export const dateInWords = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )
