import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { Dialog } from '../ui/Dialog.tsx'
import { copyText } from '../ui/copy-text.ts'
import { formatMoment } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'

export interface MadeLink {
  name: string
  /** Path with the secret behind `#`. */
  link: string
  expiresAt: string
}

/** A single-use link, shown this once. */
export function LinkSheet({ made, onClose }: { made: MadeLink; onClose(): void }) {
  const t = useWords('staff.link')
  const address = new URL(made.link, location.href).href
  return (
    <Dialog
      onClose={onClose}
      title={t('title', { name: made.name })}
      size="lg"
      // It is not shown again: a slip must not take it away.
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="sm">
        <Text size="sm">{t('text', { when: formatMoment(made.expiresAt) })}</Text>
        <Code block>{address}</Code>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => copyText(address, t('copied'))}>
            {t('copy')}
          </Button>
          <Button onClick={onClose}>{t('done')}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
