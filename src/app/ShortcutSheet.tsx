import '../ui/styles-rest.ts'
import { Group, Kbd, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { Dialog } from '../ui/Dialog.tsx'
import { EnterSign } from '../ui/EnterKey.tsx'
import { useShortcutStore, type Shortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'

/** Every key that works now, and what it does. */
export default function ShortcutSheet() {
  const t = useWords('common.shortcuts')
  const { active, openSheet } = useShortcutStore()
  const isOf = (scope: Shortcut['scope']) =>
    active.filter((shortcut) => shortcut.scope === scope && shortcut.label !== '')
  return (
    <Dialog onClose={() => openSheet(false)} title={t('title')} size="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        <ShortcutList title={t('here')} shortcuts={isOf('here')} />
        <ShortcutList title={t('anywhere')} shortcuts={isOf('anywhere')} />
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt="lg">
        {t('typing')}
      </Text>
    </Dialog>
  )
}

function ShortcutList({ title, shortcuts }: { title: string; shortcuts: Shortcut[] }) {
  if (shortcuts.length === 0) return null
  return (
    <Stack gap={6}>
      <Title order={2} size="sm">
        {title}
      </Title>
      {shortcuts.map(({ keys, label }) => (
        <Group key={keys} justify="space-between" wrap="nowrap" gap="md">
          <Text size="sm">{label}</Text>
          <Group gap={4} wrap="nowrap">
            {keys.split(' ').map((key, index) => (
              <Kbd key={index} size="xs">
                {key === 'Enter' ? <EnterSign /> : (keyNames[key] ?? key.toUpperCase())}
              </Kbd>
            ))}
          </Group>
        </Group>
      ))}
    </Stack>
  )
}

const keyNames: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Escape: 'Esc',
}
