import { Combobox, Textarea, useCombobox } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { flushSync } from 'react-dom'
import { mostMentions, noteLength } from '../../../contract/notes.ts'
import { usePerson } from '../../api/session.ts'
import { readersQuery } from '../../claims/colleagues-query.ts'
import { isComposing } from '../../ui/shortcuts/field-keys.ts'
import { useWords } from '../../ui/words.ts'
import { askedAt, offeredFor, stillIn, withName, type Asked } from './mention.ts'
import { MentionList } from './MentionList.tsx'
import type { NoteDraft } from './note-draft.ts'

interface NoteFieldProps {
  ref?: Ref<HTMLTextAreaElement>
  label: string
  draft: Pick<NoteDraft, 'text' | 'mentions'>
  /** What is written meanwhile would be lost. */
  isSending: boolean
  error?: string | undefined
  onChange(changed: Pick<NoteDraft, 'text' | 'mentions'>): void
  onSend(): void
  onLeave(): void
}

/** Why nobody is offered. */
const whyNone = {
  pending: 'colleaguesLoading',
  error: 'colleaguesFailed',
  success: 'nobody',
} as const

/** The text of a note. An `@` lists colleagues; whoever is picked is mentioned while named in it. */
export function NoteField(props: NoteFieldProps) {
  const { ref, label, draft, isSending, error, onChange, onSend, onLeave } = props
  const t = useWords('review.notes')
  const me = usePerson()
  const readers = useQuery(readersQuery)
  const own = useRef<HTMLTextAreaElement>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const { text, mentions } = draft
  const isFull = mentions.length >= mostMentions
  const others = (isFull ? mentions : (readers.data ?? [])).filter(({ id }) => id !== me.id)
  const offered = asked ? offeredFor(asked.name, others) : []
  const list = useCombobox({ opened: asked !== null, onDropdownClose: () => setAsked(null) })
  const { selectFirstOption } = list
  const found = offered.map(({ id }) => id).join()
  useEffect(() => {
    if (found !== '') selectFirstOption()
  }, [found, selectFirstOption])

  function pick(id: string) {
    const one = offered.find((other) => other.id === id)
    if (!one || !asked) return
    const put = withName(text, asked, one.name)
    const isNew = !mentions.some((other) => other.id === id)
    flushSync(() => {
      setAsked(null)
      onChange({ text: put.text, mentions: isNew ? [...mentions, one] : mentions })
    })
    own.current?.focus()
    own.current?.setSelectionRange(put.caret, put.caret)
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (asked) setAsked(null)
      else onLeave()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      // The list picks with it.
      if (asked && offered.length > 0) return
      setAsked(null)
      onSend()
    }
  }

  return (
    <Combobox store={list} onOptionSubmit={pick} position="bottom-start" shadow="md" size="xs">
      <Combobox.Target withKeyboardNavigation={asked !== null && offered.length > 0}>
        <Textarea
          ref={useMergedRef(ref, own)}
          size="xs"
          autosize
          minRows={2}
          maxRows={10}
          label={label}
          description={t('hint')}
          error={error}
          maxLength={noteLength}
          readOnly={isSending}
          value={text}
          onKeyDown={onKeyDown}
          onChange={({ currentTarget: { value, selectionStart } }) => {
            onChange({ text: value, mentions: stillIn(value, mentions) })
            setAsked(askedAt(value, selectionStart))
          }}
          onBlur={() => setAsked(null)}
        />
      </Combobox.Target>
      <MentionList offered={offered} why={isFull ? 'full' : whyNone[readers.status]} />
    </Combobox>
  )
}
