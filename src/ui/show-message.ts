import { notifications } from '@mantine/notifications'
import { createElement, Fragment, type ReactNode } from 'react'
import { useKeptMessages } from './kept-messages.ts'

export interface Message {
  title?: string
  text: string
  /** Shown below the text, such as who made a conflicting change. */
  more?: ReactNode
  tone: 'good' | 'bad' | 'plain'
}

const colors = { good: 'teal', bad: 'red', plain: 'gray' } as const

export function showMessage({ title, text, more, tone }: Message): void {
  if (tone === 'bad') useKeptMessages.getState().keep({ title, text })
  notifications.show({
    ...(title ? { title } : {}),
    message: createElement(Fragment, null, text, more),
    color: colors[tone],
    role: tone === 'bad' ? 'alert' : 'status',
  })
}
