import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { Dialog } from '../ui/Dialog.tsx'
import { copyText } from '../ui/copy-text.ts'
import { formatMoment } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'

export interface LinkToHand {
  /** Path with the secret behind `#`. */
  path: string
  expiresAt: string
  subject: string
}

/** Without a mail server: the single-use link of an account, shown this once. */
export function ShownLink({ link, onClose }: { link: LinkToHand; onClose(): void }) {
  const t = useWords('signOffs')
  const address = new URL(link.path, location.href).href
  return (
    <Dialog
      onClose={onClose}
      title={t('linkTitle', { subject: link.subject })}
      size="lg"
      // It is not shown again: a slip must not take it away.
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="sm">
        <Text size="sm">{t('linkText', { when: formatMoment(link.expiresAt) })}</Text>
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
