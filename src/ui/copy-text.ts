import { notify } from './notify.ts'

/** Puts a text on the clipboard and says so. */
export function copyText(text: string): void {
  void navigator.clipboard.writeText(text).then(() => notify({ text, tone: 'plain' }))
}
