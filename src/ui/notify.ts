import type { Message } from './show-message.ts'

/**
 * A short message at the bottom left that disappears by itself. Failures can be read again at the
 * bell.
 */
export async function notify(message: Message): Promise<void> {
  const { showMessage } = await import('./show-message.ts')
  showMessage(message)
}
