import { notifications } from '@mantine/notifications'
import { createElement, Fragment } from 'react'
import { useKeptMessages } from './kept-messages.ts'
import type { Message } from './notify.ts'

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
