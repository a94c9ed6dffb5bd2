import { createElement, Fragment, type ReactNode } from 'react'

interface Notice {
  title?: string
  text: string
  /** Below the text, such as who was quicker. */
  more?: ReactNode
  tone: 'good' | 'bad' | 'plain'
}

const colors = { good: 'teal', bad: 'red', plain: 'gray' } as const

/** A short message that goes by itself. Nothing that must be read stands only here. */
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
