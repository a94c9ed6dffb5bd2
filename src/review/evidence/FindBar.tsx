import { ActionIcon, Button, Text, TextInput } from '@mantine/core'
import {
  IconChevronDown,
  IconChevronUp,
  IconCopy,
  IconList,
  IconSearch,
  IconX,
} from '@tabler/icons-react'
import { useEffect, type ClipboardEvent } from 'react'
import { copyText } from '../../ui/copy-text.ts'
import { useFocusBack } from '../../ui/focus-back.ts'
import { fieldKeys } from '../../ui/shortcuts/field-keys.ts'
import { useWords } from '../../ui/words.ts'
import classes from './find.module.css'
import { FoundLines } from './FoundLines.tsx'
import type { Find } from './use-find.ts'

/** Finds a text on the papers; lists what was read there, line by line, to be copied. */
export default function FindBar({ find }: { find: Find }) {
  const t = useWords('review.find')
  const { field } = find
  useFocusBack()
  useEffect(() => field.current?.focus(), [field])
  const hit = find.hits[find.at]
  const keys = fieldKeys<HTMLElement>({
    Enter(event) {
      event.preventDefault()
      find.goOn(event.shiftKey ? -1 : 1)
    },
  })
  // Nothing of the field is selected: what was found is meant.
  function copy(event: ClipboardEvent<HTMLInputElement>) {
    const { selectionStart, selectionEnd } = event.currentTarget
    if (!hit || selectionStart !== selectionEnd) return
    event.preventDefault()
    copyText(hit.text)
  }
  const steps = [
    { label: t('previous'), way: -1, Icon: IconChevronUp },
    { label: t('next'), way: 1, Icon: IconChevronDown },
  ] as const
  return (
    <search className={classes.find} aria-label={t('label')}>
      <div className={classes.bar}>
        <TextInput
          ref={field}
          size="xs"
          className={classes.field ?? ''}
          aria-label={t('label')}
          placeholder={t('label')}
          maxLength={100}
          leftSection={<IconSearch size={14} stroke={1.7} aria-hidden />}
          value={find.typed}
          onChange={({ currentTarget }) => find.type(currentTarget.value)}
          onKeyDown={keys}
          onCopy={copy}
        />
        <Text size="xs" role="status" className={classes.said ?? ''}>
          <Said find={find} />
        </Text>
        {find.isFailed && (
          <Button size="compact-xs" variant="default" onClick={find.retry}>
            {t('retry')}
          </Button>
        )}
        <div className={classes.tools}>
          {steps.map(({ label, way, Icon }) => (
            <ActionIcon
              key={way}
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={label}
              title={label}
              disabled={find.at < 0}
              onClick={() => find.goOn(way)}
            >
              <Icon size={15} stroke={1.7} />
            </ActionIcon>
          ))}
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            disabled={!hit}
            leftSection={<IconCopy size={14} stroke={1.7} aria-hidden />}
            onClick={() => hit && copyText(hit.text)}
          >
            {t('copy')}
          </Button>
          <Button
            size="compact-xs"
            variant={find.isListed ? 'light' : 'subtle'}
            color="gray"
            aria-expanded={find.isListed}
            leftSection={<IconList size={14} stroke={1.7} aria-hidden />}
            onClick={find.list}
          >
            {t('lines')}
          </Button>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('close')}
            title={t('close')}
            onClick={find.close}
          >
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      </div>
      {find.isListed && <FoundLines find={find} />}
    </search>
  )
}

/** How many were found, or why nothing was. */
function Said({ find }: { find: Find }) {
  const t = useWords('review.find')
  const { q, at, hits, unread, isAlike, isCut, isLoaded, isFailed } = find
  if (isFailed) return t('failed')
  const isSearched = q !== '' && isLoaded
  return [
    ...(isSearched && hits.length > 0 && at >= 0
      ? [t('count', { at: at + 1, count: hits.length, isCut: String(isCut) })]
      : []),
    ...(isSearched && hits.length > 0 && isAlike ? [t('alike')] : []),
    ...(isSearched && hits.length === 0 ? [t('nothing')] : []),
    ...unread.map(({ label, document }) =>
      t('unread', { label, state: document.reading.state ?? 'none' }),
    ),
  ].join(' · ')
}
