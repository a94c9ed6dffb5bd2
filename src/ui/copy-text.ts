import { notify } from './notify.ts'

/**
 * Copies a text to the clipboard and confirms it.
 *
 * @param said the confirmation, if the text itself must not be shown
 */
export function copyText(text: string, said = text): void {
  void navigator.clipboard.writeText(text).then(() => notify({ text: said, tone: 'plain' }))
}
