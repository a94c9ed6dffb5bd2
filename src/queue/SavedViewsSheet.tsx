import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { SavedView } from '../../contract/views.ts'
import { useFaults } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../ui/words.ts'
import { SavedViewRow } from './SavedViewRow.tsx'
import classes from './SavedViewsSheet.module.css'
import { useSavedViews } from './use-saved-views.ts'

interface SavedViewsSheetProps {
  views: SavedView[]
  /** The current queue as a URL query. */
  shown: string
  current: SavedView | null
  onShow(view: SavedView): void
  onClose(): void
}

/** Saves the current view under a name, and manages saved views. */
export default function SavedViewsSheet(props: SavedViewsSheetProps) {
  const { views, shown, current, onShow, onClose } = props
  const t = useWords('queue.views')
  const failure = useFailure()
  const faults = useFaults()
  const { create, change, remove, restore } = useSavedViews()
  const [name, setName] = useState('')
  const [isShared, setIsShared] = useState(false)
  const [said, setSaid] = useState<{ text: string; deleted?: SavedView } | null>(null)
  const isBusy = change.isPending || remove.isPending || restore.isPending
  const failed = change.error ?? remove.error ?? restore.error

  /** The next action clears the previous error. */
  function begin() {
    for (const command of [create, change, remove, restore]) command.reset()
    setSaid(null)
  }
  function save(event: FormEvent) {
    event.preventDefault()
    if (name.trim() === '' || create.isPending) return
    begin()
    create.mutate(
      { name: name.trim(), query: shown, isShared },
      {
        onSuccess: (view) => {
          setName('')
          setSaid({ text: t('saved', { name: view.name }) })
        },
      },
    )
  }
  function bringBack(view: SavedView) {
    begin()
    restore.mutate(view, {
      onSuccess: () => setSaid({ text: t('restored', { name: view.name }) }),
    })
  }

  return (
    <Dialog onClose={onClose} title={t('title')} size="lg">
      <form onSubmit={save}>
        <Group align="flex-end" gap="sm" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            label={t('name')}
            description={current ? t('asShown', { name: current.name }) : t('intro')}
            data-autofocus
            maxLength={60}
            value={name}
            error={create.error && (faults(create.error)['name'] ?? failure(create.error).text)}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" loading={create.isPending} disabled={name.trim() === ''}>
            {t('save')}
          </Button>
        </Group>
        <Checkbox
          mt="xs"
          size="xs"
          label={t('share')}
          checked={isShared}
          onChange={(event) => setIsShared(event.currentTarget.checked)}
        />
      </form>
      <Group gap="xs" mih={34} role="status">
        {said && <Text size="sm">{said.text}</Text>}
        {said?.deleted && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => said.deleted && bringBack(said.deleted)}
          >
            {t('undo')}
          </Button>
        )}
        {failed && (
          <Text size="sm" c="red" role="alert">
            {failure(failed).text}
          </Text>
        )}
      </Group>
      {views.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {views.map((view) => (
            <SavedViewRow
              key={view.id}
              view={view}
              isCurrent={view.id === current?.id}
              shown={shown}
              isBusy={isBusy}
              onShow={() => onShow(view)}
              onChange={(changed) => {
                begin()
                change.mutate({ view, ...changed })
              }}
              onDelete={() => {
                begin()
                remove.mutate(view, {
                  onSuccess: () =>
                    setSaid({ text: t('deleted', { name: view.name }), deleted: view }),
                })
              }}
            />
          ))}
        </ul>
      )}
    </Dialog>
  )
}
