import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { codeReveal } from '../../contract/codes.ts'
import { useCommand } from '../api/use-command.ts'
import { useWords } from '../ui/words.ts'
import { ActFailed } from './ActFailed.tsx'

/**
 * Reveals one code for half a minute after a reason is given. Nothing of it remains in the page
 * afterwards.
 */
export function RevealForm({ number }: { number: string }) {
  const t = useWords('prizes.sheet')
  const [reason, setReason] = useState('')
  const [wasShown, setWasShown] = useState(false)
  const reveal = useCommand(codeReveal, {
    // A revealed code is not cached.
    gcTime: 0,
    onDone: () => setWasShown(true),
  })
  const hide = () => {
    reveal.reset()
    setReason('')
  }
  if (reveal.data) {
    return <Shown code={reveal.data.code} seconds={reveal.data.hideAfterSeconds} onHide={hide} />
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        reveal.mutate({ params: { number }, body: { reason } })
      }}
    >
      <Stack gap="xs">
        {wasShown && (
          <Text size="sm" role="status">
            {t('hidden')}
          </Text>
        )}
        <TextInput
          label={t('reason')}
          description={t('revealHint')}
          required
          maxLength={300}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ActFailed error={reveal.error} />
        <Button type="submit" loading={reveal.isPending} disabled={reason.trim() === ''}>
          {t('revealSubmit')}
        </Button>
      </Stack>
    </form>
  )
}

function Shown({ code, seconds, onHide }: { code: string; seconds: number; onHide(): void }) {
  const t = useWords('prizes.sheet')
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => now - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) onHide()
  }, [left, onHide])
  return (
    <Stack gap="xs">
      <Code block fz="md" ta="center">
        {code}
      </Code>
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {t('hidesIn', { seconds: left })}
        </Text>
        <Button size="compact-sm" variant="default" autoFocus onClick={onHide}>
          {t('hide')}
        </Button>
      </Group>
    </Stack>
  )
}
