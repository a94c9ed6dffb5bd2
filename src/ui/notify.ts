interface Notice {
  title?: string
  text: string
  tone: 'good' | 'bad' | 'plain'
}

const colors = { good: 'teal', bad: 'red', plain: 'gray' } as const

/** A short message that goes by itself. Nothing that must be read stands only here. */
export async function notify({ title, text, tone }: Notice): Promise<void> {
  const { notifications } = await import('@mantine/notifications')
  notifications.show({
    ...(title ? { title } : {}),
    message: text,
    color: colors[tone],
    autoClose: tone === 'bad' ? 12_000 : 6000,
    role: tone === 'bad' ? 'alert' : 'status',
  })
}
