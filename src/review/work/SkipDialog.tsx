import { Button, Group, Kbd, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { keyOf } from '../../ui/shortcuts/pressed.ts'
import { useWords } from '../../ui/words.ts'

interface SkipDialogProps {
  isBusy: boolean
  onClose(): void
  onSkip(because: string): void
}

const usual = ['language', 'known', 'colleague', 'later'] as const

/** Asks why a claim is skipped: one key for each usual reason, or free text. */
export function SkipDialog({ isBusy, onClose, onSkip }: SkipDialogProps) {
  const t = useWords('review.work')
  const [own, setOwn] = useState('')
  const skip = (because: string) => {
    if (!isBusy && because !== '') onSkip(because)
  }
  return (
    <Dialog title={t('skipTitle')} size="sm" onClose={onClose}>
      <Stack
        gap={6}
        onKeyDown={(event) => {
          const reason = usual[Number(keyOf(event.nativeEvent)) - 1]
          if (!reason || event.target instanceof HTMLInputElement) return
          event.preventDefault()
          skip(t(`skipReasons.${reason}`))
        }}
      >
        <Text size="xs" c="dimmed">
          {t('skipHint')}
        </Text>
        {usual.map((reason, index) => (
          <Button
            key={reason}
            variant="default"
            justify="space-between"
            disabled={isBusy}
            data-autofocus={index === 0 || undefined}
            rightSection={<Kbd size="xs">{index + 1}</Kbd>}
            onClick={() => skip(t(`skipReasons.${reason}`))}
          >
            {t(`skipReasons.${reason}`)}
          </Button>
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            skip(own.trim())
          }}
        >
          <Group gap="xs" align="flex-end" wrap="nowrap">
            <TextInput
              flex={1}
              label={t('own')}
              maxLength={500}
              value={own}
              onChange={(event) => setOwn(event.currentTarget.value)}
            />
            <Button type="submit" disabled={own.trim() === ''} loading={isBusy}>
              {t('skipDo')}
            </Button>
          </Group>
        </form>
      </Stack>
    </Dialog>
  )
}
