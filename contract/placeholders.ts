import * as z from 'zod/mini'

/** What a phrase may leave open, in braces; the server fills it from the claim. */
export const placeholders = ['name', 'serial', 'store', 'date', 'promotion', 'product'] as const
export const placeholder = z.enum(placeholders)
export type Placeholder = z.infer<typeof placeholder>

/** One placeholder in its braces; global, so that all can be replaced in one pass. */
export const placeholderForm = new RegExp(`\\{(${placeholders.join('|')})\\}`, 'g')

/** The placeholders of a text, each once. */
export const placeholdersIn = (text: string): Placeholder[] => [
  ...new Set([...text.matchAll(placeholderForm)].map(([, name]) => name as Placeholder)),
]

/** Whether a text has braces around anything else, or a brace alone. */
export const hasOtherBraces = (text: string): boolean =>
  /[{}]/.test(text.replaceAll(placeholderForm, ''))
