import { Button, Group, Text } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { OwnKeys } from '../../contract/preferences.ts'
import { isComposing } from '../ui/shortcuts/field-keys.ts'
import { conflictOf, isKeptByBrowser, isUnfinished, withKey } from '../ui/shortcuts/change-keys.ts'
import { keyOf } from '../ui/shortcuts/pressed.ts'
import { learn } from '../ui/shortcuts/layout.ts'
import { keysNow } from '../ui/shortcuts/own-keys.ts'
import { KeySigns, keyText } from '../ui/shortcuts/ShortcutKey.tsx'
import { useWords } from '../ui/words.ts'
import classes from './KeyboardSheet.module.css'

interface KeyRowProps {
  /** The default key. */
  keys: string
  labels: string[]
  own: OwnKeys
  /** Every known shortcut with its default key and label. */
  known: Record<string, string[]>
  change(changed: (own: OwnKeys) => OwnKeys): void
}

type Asked =
  | { step: 'press' }
  | { step: 'reserved'; pressed: string }
  | { step: 'conflict'; pressed: string; other: string }

/** One shortcut: its label, its current key, and how to change it. */
export function KeyRow({ keys, labels, own, known, change }: KeyRowProps) {
  const t = useWords('keys.own')
  const [asked, setAsked] = useState<Asked | null>(null)
  const isChanged = keys in own.keys
  const isOff = own.keys[keys] === ''
  const label = labels[0] ?? keys

  function use(pressed: string) {
    change((before) => withKey(before, keys, pressed))
    setAsked(null)
  }
  function record(event: KeyboardEvent) {
    if (!event.key || isComposing(event.nativeEvent)) return
    learn(event.nativeEvent)
    if (event.key === 'Tab') return setAsked(null)
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return setAsked(null)
    if (isUnfinished(event)) return
    const pressed = keyOf(event.nativeEvent)
    const other = conflictOf(own, Object.keys(known), keys, pressed)
    if (isKeptByBrowser(pressed)) setAsked({ step: 'reserved', pressed })
    else if (other) setAsked({ step: 'conflict', pressed, other })
    else use(pressed)
  }

  return (
    <li className={classes.row}>
      <Text size="sm" component="span" title={labels.join(' · ')} truncate>
        {labels.slice(0, 3).join(' · ')}
        {labels.length > 3 && ` · ${t('more', { count: labels.length - 3 })}`}
      </Text>
      <Group gap={4} wrap="nowrap" data-testid={`key-${keys}`}>
        {isOff ? (
          <Text size="xs" c="dimmed">
            {t('off')}
          </Text>
        ) : (
          <span data-dead={keysNow(own, keys) === null || undefined}>
            <KeySigns keys={own.keys[keys] ?? keys} />
          </span>
        )}
      </Group>
      <Group gap={4} justify="flex-end" wrap="nowrap">
        {isChanged && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('restoreOf', { label })}
            onClick={() => use(keys)}
          >
            {t('restore')}
          </Button>
        )}
        {!isOff && !isChanged && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('switchOffOf', { label })}
            onClick={() => use('')}
          >
            {t('switchOff')}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant={asked ? 'filled' : 'default'}
          className={asked ? (classes.recorder ?? '') : ''}
          aria-label={t('changeOf', { label })}
          // Mantine reads this attribute: Escape here must not close the sheet.
          data-mantine-stop-propagation={asked ? true : undefined}
          aria-describedby={asked ? `asked-${keys}` : undefined}
          onClick={() => setAsked({ step: 'press' })}
          onKeyDown={asked && asked.step !== 'conflict' ? record : undefined}
          onBlur={() => asked?.step !== 'conflict' && setAsked(null)}
        >
          {t(asked ? 'press' : 'change')}
        </Button>
      </Group>
      {asked && (
        <div className={classes.note} id={`asked-${keys}`} role="status">
          <AskedText asked={asked} known={known} />
          {asked.step === 'conflict' && (
            <>
              <Button
                size="compact-xs"
                onClick={() => {
                  change((before) => withKey(before, asked.other, ''))
                  use(asked.pressed)
                }}
              >
                {t('takeOver')}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => setAsked(null)}>
                {t('keep')}
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  )
}

function AskedText({ asked, known }: { asked: Asked; known: Record<string, string[]> }) {
  const t = useWords('keys.own')
  if (asked.step === 'press') return <Text size="xs">{t('cancel')}</Text>
  const key = keyText(asked.pressed)
  if (asked.step === 'reserved') return <Text size="xs">{t('reserved', { key })}</Text>
  const label = known[asked.other]?.join(' · ') ?? asked.other
  return <Text size="xs">{t('conflict', { key, label })}</Text>
}
