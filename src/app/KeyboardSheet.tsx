import { Button, Group, Switch, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { OwnKeys } from '../../contract/preferences.ts'
import { useKeepPreferences } from '../api/keep-preferences.ts'
import { useFailure } from '../api/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { asDelivered, useOwnKeys } from '../ui/shortcuts/own-keys.ts'
import { scopes, useShortcutStore, type Shortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import { KeyRow } from './KeyRow.tsx'

/** Custom shortcuts: another key, none, or no single-character keys at all. */
export default function KeyboardSheet({ onClose }: { onClose(): void }) {
  const t = useWords('keys.own')
  const { known, openSheet } = useShortcutStore()
  const own = useOwnKeys()
  const failure = useFailure()
  const [failed, setFailed] = useState<Error | null>(null)
  const keep = useKeepPreferences(setFailed)
  function change(changed: (own: OwnKeys) => OwnKeys) {
    setFailed(null)
    keep('shortcuts', (now) => changed(now ?? asDelivered))
  }
  const [before, setBefore] = useState<OwnKeys | null>(null)
  const labelsOf = Object.fromEntries(
    Object.entries(known).map(([keys, { labels }]) => [keys, labels]),
  )
  const isAsDelivered = !own.isSingleOff && Object.keys(own.keys).length === 0

  const rowsOf = (scope: Shortcut['scope']) =>
    Object.entries(known)
      .filter(([, one]) => one.scope === scope)
      .map(([keys, { labels }]) => (
        <KeyRow
          key={keys}
          keys={keys}
          labels={labels}
          own={own}
          known={labelsOf}
          change={(changed) => {
            setBefore(null)
            change(changed)
          }}
        />
      ))

  return (
    <Dialog onClose={onClose} title={t('title')} size="xl">
      <Text size="sm" c="dimmed" mb="md">
        {t('intro')}
      </Text>
      <Switch
        label={t('single')}
        description={t('singleWhy')}
        checked={!own.isSingleOff}
        onChange={(event) => {
          const isSingleOff = !event.currentTarget.checked
          setBefore(null)
          change((keys) => ({ ...keys, isSingleOff }))
        }}
      />
      {scopes.map((scope) => (
        <KeyList key={scope} title={t(scope)}>
          {rowsOf(scope)}
        </KeyList>
      ))}
      <Group justify="space-between" mt="lg">
        <Group gap="xs">
          {failed && (
            <Text size="sm" c="red" role="alert">
              {failure(failed).text}
            </Text>
          )}
          <Group gap="xs" role="status">
            {before && (
              <>
                <Text size="xs">{t('allRestored')}</Text>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => {
                    change(() => before)
                    setBefore(null)
                  }}
                >
                  {t('undo')}
                </Button>
              </>
            )}
          </Group>
        </Group>
        <Group gap="xs">
          <Button size="compact-sm" variant="subtle" onClick={() => openSheet('keys')}>
            {t('sheet')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isAsDelivered}
            onClick={() => {
              setBefore(own)
              change(() => asDelivered)
            }}
          >
            {t('restoreAll')}
          </Button>
        </Group>
      </Group>
    </Dialog>
  )
}

function KeyList({ title, children }: { title: string; children: React.ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <>
      <Title order={2} size="sm" mt="lg" mb={4}>
        {title}
      </Title>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>{children}</ul>
    </>
  )
}
