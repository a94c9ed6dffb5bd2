import '../ui/styles-rest.ts'
import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { Dialog } from '../ui/Dialog.tsx'
import { keysNow, useOwnKeys } from '../ui/shortcuts/own-keys.ts'
import { KeySigns } from '../ui/shortcuts/ShortcutKey.tsx'
import { useShortcutStore, type Shortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'

/** Every shortcut that works now, with its label. Keys that are turned off are not listed. */
export default function ShortcutSheet() {
  const t = useWords('common.shortcuts')
  const { active, openSheet } = useShortcutStore()
  const own = useOwnKeys()
  const isOf = (scope: Shortcut['scope']) =>
    active.flatMap((shortcut) => {
      const keys = keysNow(own, shortcut.keys)
      const isShown = shortcut.scope === scope && shortcut.label !== '' && keys !== null
      return isShown ? [{ keys, label: shortcut.label }] : []
    })
  return (
    <Dialog onClose={() => openSheet(null)} title={t('title')} size="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        <Stack gap="lg">
          <ShortcutList title={t('here')} shortcuts={isOf('here')} />
          <ShortcutList title={t('anywhere')} shortcuts={isOf('anywhere')} />
        </Stack>
        <ShortcutList title={t('pictures')} shortcuts={isOf('pictures')} />
      </SimpleGrid>
      <Group justify="space-between" mt="lg">
        <Text size="xs" c="dimmed">
          {t('typing')}
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => openSheet('own keys')}>
          {t('own')}
        </Button>
      </Group>
    </Dialog>
  )
}

interface Shown {
  keys: string
  label: string
}

function ShortcutList({ title, shortcuts }: { title: string; shortcuts: Shown[] }) {
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
            <KeySigns keys={keys} />
          </Group>
        </Group>
      ))}
    </Stack>
  )
}
