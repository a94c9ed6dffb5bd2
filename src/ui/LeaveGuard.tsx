import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { Dialog } from './Dialog.tsx'

interface LeaveGuardProps {
  /** Whether anything would be lost. */
  isOn: boolean
  words: { title: string; text: string; stay: string; leave: string }
}

/** Asks before unsaved work is left: for another page of the app, and before the tab is closed. */
export function LeaveGuard({ isOn, words }: LeaveGuardProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isOn && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!isOn) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isOn])
  if (blocker.state !== 'blocked') return null
  return (
    <Dialog title={words.title} size="sm" onClose={() => blocker.reset()}>
      <Stack gap="md">
        <Text size="sm">{words.text}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" color="red" onClick={() => blocker.proceed()}>
            {words.leave}
          </Button>
          <Button data-autofocus onClick={() => blocker.reset()}>
            {words.stay}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
