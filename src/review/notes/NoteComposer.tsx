import { Button, Group } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Claim } from '../../../contract/claims.ts'
import { noteAdd } from '../../../contract/notes.ts'
import { useCommand } from '../../api/use-command.ts'
import { KeySigns } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useWords } from '../../ui/words.ts'
import { contentOf, useNoteFailure } from './note-content.ts'
import { useNoteDraft } from './note-draft.ts'
import { NoteField } from './NoteField.tsx'
import classes from './notes.module.css'
import { PlaceChoice } from './PlaceChoice.tsx'

interface NoteComposerProps {
  claim: Claim
  /** How often somebody asked to write; each time the field takes the focus. */
  asked: number
}

/** A new note. What is written stays until it is sent, also when that fails. */
export function NoteComposer({ claim, asked }: NoteComposerProps) {
  const t = useWords('review.notes')
  const draft = useNoteDraft(claim.number)
  const field = useRef<HTMLTextAreaElement>(null)
  const failed = useNoteFailure(draft)
  const add = useCommand(noteAdd, {
    sent: { last: draft.sent, keep: (sent) => draft.change({ sent }) },
    onDone: draft.discard,
  })
  useEffect(() => {
    if (asked > 0) field.current?.focus()
  }, [asked])
  // Once it is kept, the next note can be written while the list is read again.
  const isSending = add.isPending && draft.sent !== null
  const isReady = draft.text.trim() !== ''
  const send = () => {
    if (!isReady || add.isPending) return
    // Not when it is sent: by then somebody may be elsewhere.
    field.current?.focus()
    add.mutate({ params: { number: claim.number }, body: contentOf(draft) })
  }
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <NoteField
        ref={field}
        label={t('label')}
        draft={draft}
        isSending={isSending}
        error={add.isError ? failed(add.error) : undefined}
        onChange={draft.change}
        onSend={send}
        onLeave={() => field.current?.blur()}
      />
      <Group gap="xs" mt={6} justify="space-between" wrap="nowrap">
        {isSending ? (
          <span />
        ) : (
          <PlaceChoice
            claim={claim}
            place={draft.place}
            onChange={(place) => {
              draft.change({ place })
              field.current?.focus()
            }}
          />
        )}
        <Button
          type="submit"
          size="compact-sm"
          flex="none"
          disabled={!isReady}
          loading={add.isPending}
          rightSection={<KeySigns keys="Mod+Enter" />}
        >
          {t('add')}
        </Button>
      </Group>
    </form>
  )
}
