import { createElement, Fragment, type ReactNode } from 'react'

interface Notice {
  title?: string
  text: string
  /** Shown below the text, such as who made a conflicting change. */
  more?: ReactNode
  tone: 'good' | 'bad' | 'plain'
}

const colors = { good: 'teal', bad: 'red', plain: 'gray' } as const

/**
 * A short message at the bottom left that disappears by itself. Failures can be read again at the
 * bell.
 */
export async function notify({ title, text, more, tone }: Notice): Promise<void> {
  const [{ notifications }, { useKeptMessages }] = await Promise.all([
    import('@mantine/notifications'),
    import('./kept-messages.ts'),
  ])
  if (tone === 'bad') useKeptMessages.getState().keep({ title, text })
  notifications.show({
    ...(title ? { title } : {}),
    message: createElement(Fragment, null, text, more),
    color: colors[tone],
    role: tone === 'bad' ? 'alert' : 'status',
  })
}
