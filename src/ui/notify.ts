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
 * A short message that disappears by itself. Anything that must be read has to be shown elsewhere
 * too.
 */
export async function notify({ title, text, more, tone }: Notice): Promise<void> {
  const { notifications } = await import('@mantine/notifications')
  notifications.show({
    ...(title ? { title } : {}),
    message: createElement(Fragment, null, text, more),
    color: colors[tone],
    autoClose: tone === 'bad' ? 12_000 : 6000,
    role: tone === 'bad' ? 'alert' : 'status',
  })
}
