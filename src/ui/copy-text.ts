import { notify } from './notify.ts'

/**
 * Puts a text on the clipboard and says so.
 *
 * @param said what is said of it, where the text itself is nobody else's business
 */
export function copyText(text: string, said = text): void {
  void navigator.clipboard.writeText(text).then(() => notify({ text: said, tone: 'plain' }))
}
