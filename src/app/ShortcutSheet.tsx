import '../ui/styles-rest.ts'
import { Button, Group, Text, Title } from '@mantine/core'
import { Dialog } from '../ui/Dialog.tsx'
import { keysNow, useOwnKeys } from '../ui/shortcuts/own-keys.ts'
import { KeySigns } from '../ui/shortcuts/ShortcutKey.tsx'
import { scopes, useShortcutStore, type Shortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import classes from './ShortcutSheet.module.css'

/**
 * Every shortcut that works now, with its label, by what it is for. Keys that are turned off, or
 * that mean something else now, are not listed.
 */
export default function ShortcutSheet({ onClose }: { onClose(): void }) {
  const t = useWords('common.shortcuts')
  const { active, openSheet } = useShortcutStore()
  const own = useOwnKeys()
  const now = active.flatMap((shortcut) => {
    const keys = keysNow(own, shortcut.keys)
    return keys === null ? [] : [{ ...shortcut, keys }]
  })
  // Of two with the same key, only the last registered one works.
  const working = [...new Map(now.map((one) => [one.keys.toLowerCase(), one])).values()]
  return (
    <Dialog onClose={onClose} title={t('title')} size={1040}>
      <div className={classes.columns}>
        {scopes.map((scope) => (
          <ShortcutList
            key={scope}
            title={t(scope)}
            shortcuts={working.filter((one) => one.scope === scope && one.label !== '')}
          />
        ))}
      </div>
      <Group justify="space-between" mt="md">
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

function ShortcutList({ title, shortcuts }: { title: string; shortcuts: Shortcut[] }) {
  if (shortcuts.length === 0) return null
  return (
    <section className={classes.group} aria-label={title}>
      <Title order={2} size="sm" className={classes.title ?? ''}>
        {title}
      </Title>
      {shortcuts.map(({ keys, label }) => (
        <div key={keys} className={classes.row}>
          <Text size="sm" component="span">
            {label}
          </Text>
          <Group gap={4} wrap="nowrap">
            <KeySigns keys={keys} />
          </Group>
        </div>
      ))}
    </section>
  )
}
