import type { ReactNode } from 'react'

export interface Message {
  title?: string
  text: string
  /** Shown below the text, such as who made a conflicting change. */
  more?: ReactNode
  tone: 'good' | 'bad' | 'plain'
}

/**
 * A short message at the bottom left that disappears by itself. Failures can be read again at the
 * bell.
 */
export async function notify(message: Message): Promise<void> {
  const { showMessage } = await import('./show-message.ts')
  showMessage(message)
}
