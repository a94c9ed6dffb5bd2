import { ActionIcon, Anchor, Button, Switch, Text, TextInput } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { SavedView } from '../../contract/views.ts'
import { fieldKeys } from '../ui/shortcuts/field-keys.ts'
import { useWords } from '../ui/words.ts'
import classes from './SavedViewsSheet.module.css'
import type { ViewContent } from './use-saved-views.ts'

interface SavedViewRowProps {
  view: SavedView
  isCurrent: boolean
  shown: string
  isBusy: boolean
  onShow(): void
  onChange(changed: Partial<ViewContent>): void
  onDelete(): void
}

/** One saved view, editable in place by those who may change it. */
export function SavedViewRow(props: SavedViewRowProps) {
  const { view, isCurrent, shown, isBusy, onShow, onChange, onDelete } = props
  const { name, canChange, isMine, owner } = view
  const t = useWords('queue.views')
  const [typed, setTyped] = useState<string | null>(null)

  if (typed !== null) {
    const rename = () => {
      if (typed.trim() !== '' && typed.trim() !== name) onChange({ name: typed.trim() })
      setTyped(null)
    }
    return (
      <li className={classes.row}>
        <TextInput
          size="xs"
          className={classes.name ?? ''}
          aria-label={t('renameOf', { name })}
          maxLength={60}
          autoFocus
          // Mantine reads this attribute: Escape here must not close the sheet.
          data-mantine-stop-propagation
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={fieldKeys({ Enter: rename, Escape: () => setTyped(null) })}
        />
        <Button size="compact-xs" onClick={rename}>
          {t('rename')}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => setTyped(null)}>
          {t('renamed')}
        </Button>
      </li>
    )
  }
  return (
    <li className={classes.row}>
      <span className={classes.name}>
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-label={t('open', { name })}
          onClick={onShow}
        >
          {name}
        </Anchor>{' '}
        <Text span size="xs" c="dimmed">
          {[!isMine && t('by', { name: owner.name }), isCurrent && t('current')]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </span>
      {canChange && (
        <>
          {!isCurrent && (
            <Button
              size="compact-xs"
              variant="subtle"
              disabled={isBusy}
              aria-label={t('updateOf', { name })}
              onClick={() => onChange({ query: shown })}
            >
              {t('update')}
            </Button>
          )}
          <Switch
            size="xs"
            aria-label={t('shareOf', { name })}
            title={t('share')}
            checked={view.isShared}
            disabled={isBusy}
            onChange={(event) => onChange({ isShared: event.currentTarget.checked })}
          />
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('renameOf', { name })}
            title={t('rename')}
            onClick={() => setTyped(name)}
          >
            <IconPencil size={15} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            disabled={isBusy}
            aria-label={t('deleteOf', { name })}
            title={t('delete')}
            onClick={onDelete}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </>
      )}
    </li>
  )
}
