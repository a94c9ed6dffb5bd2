import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { Dialog } from './Dialog.tsx'
import { copyText } from './copy-text.ts'

interface OneTimeLinkProps {
  /** Path with the secret behind `#`. */
  path: string
  words: Record<'title' | 'text' | 'copy' | 'copied' | 'done', string>
  onClose(): void
}

/** An account's single-use link, shown only once. */
export function OneTimeLink({ path, words, onClose }: OneTimeLinkProps) {
  const address = new URL(path, location.href).href
  return (
    <Dialog
      onClose={onClose}
      title={words.title}
      size="lg"
      // It is not shown again, so clicking outside must not close it.
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="sm">
        <Text size="sm">{words.text}</Text>
        <Code block>{address}</Code>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => copyText(address, words.copied)}>
            {words.copy}
          </Button>
          <Button onClick={onClose}>{words.done}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
