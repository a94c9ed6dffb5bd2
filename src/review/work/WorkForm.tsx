import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../ui/words.ts'

interface WorkFormProps {
  title: string
  hint?: string
  action: string
  isReady: boolean
  isBusy: boolean
  children: ReactNode
  onClose(): void
  onDo(): void
}

/** A short question above the claim, answered with Enter. */
export function WorkForm(props: WorkFormProps) {
  const { title, hint, action, isReady, isBusy, children, onClose, onDo } = props
  const t = useWords('review.work')
  return (
    <Dialog title={title} size="sm" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && !isBusy) onDo()
        }}
      >
        <Stack gap="sm">
          {hint && (
            <Text size="xs" c="dimmed">
              {hint}
            </Text>
          )}
          {children}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" disabled={isBusy} onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!isReady} loading={isBusy}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
