import { Button, Group, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Claim } from '../../../contract/claims.ts'
import { noteEdit, type Note } from '../../../contract/notes.ts'
import { useCommand } from '../../api/use-command.ts'
import { KeySigns } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useWords } from '../../ui/words.ts'
import { contentOf, useNoteFailure } from './note-content.ts'
import type { OwnNoteDraft } from './note-draft.ts'
import { NoteField } from './NoteField.tsx'

interface NoteEditProps {
  claim: Claim
  note: Note
  draft: OwnNoteDraft
  /** Seconds in which it can still be saved. */
  left: number
  /** Whether somebody just began it, and not an edit that was kept. */
  isBegun: boolean
}

/** A note while its author edits it. Escape leaves the field, as in every field of a claim. */
export function NoteEdit({ claim, note, draft, left, isBegun }: NoteEditProps) {
  const t = useWords('review.notes')
  const field = useRef<HTMLTextAreaElement>(null)
  const failed = useNoteFailure(draft)
  const edit = useCommand(noteEdit, {
    sent: { last: draft.sent, keep: (sent) => draft.change({ sent }) },
    onDone: draft.discard,
  })
  useEffect(() => {
    if (isBegun) field.current?.focus()
  }, [isBegun])
  const isReady = left > 0 && draft.text.trim() !== ''
  const send = () => {
    if (!isReady || edit.isPending) return
    edit.mutate({ params: { number: claim.number, id: note.id }, body: contentOf(draft) })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <NoteField
        ref={field}
        label={t('editLabel')}
        draft={draft}
        isSending={edit.isPending}
        error={edit.isError ? failed(edit.error) : undefined}
        onChange={draft.change}
        onSend={send}
        onLeave={() => field.current?.blur()}
      />
      <Text size="xs" c={left > 0 ? 'dimmed' : 'red'} role={left > 0 ? undefined : 'alert'} mt={4}>
        {left > 0 ? t('left', { minutes: Math.floor(left / 60) }) : t('over')}
      </Text>
      <Group gap="xs" mt={6} justify="flex-end">
        <Button
          size="compact-sm"
          variant="default"
          disabled={edit.isPending}
          onClick={draft.discard}
        >
          {t('cancel')}
        </Button>
        <Button
          type="submit"
          size="compact-sm"
          disabled={!isReady}
          loading={edit.isPending}
          rightSection={<KeySigns keys="Mod+Enter" />}
        >
          {t('save')}
        </Button>
      </Group>
    </form>
  )
}
