import { Combobox, useCombobox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { Claim } from '../../../contract/claims.ts'
import { claimPhrasesQuery } from '../../claims/phrases/phrases-query.ts'
import { LeavableTextarea, type LeavableTextareaProps } from '../../ui/LeavableTextarea.tsx'
import { isComposing } from '../../ui/shortcuts/field-keys.ts'
import { PhraseOptions } from './PhraseOptions.tsx'
import { phrasesFor, type SentencePhrase } from './phrases-for.ts'
import { searchedAfter, slashTyped } from './slash.ts'

interface SentenceFieldProps extends LeavableTextareaProps {
  claim: Claim
  /** Opens all phrases, where they are saved and changed. */
  onManage(): void
}

/** Keys that move the caret away from what is searched for. */
const moving = ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Tab']

/** The sentence to the member. Typing `/` before a word lists phrases to insert. */
export function SentenceField({ claim, onManage, ...field }: SentenceFieldProps) {
  const { value, maxLength, onChange } = field
  const phrases = useQuery(claimPhrasesQuery(claim))
  const element = useRef<HTMLTextAreaElement>(null)
  const [asked, setAsked] = useState<{ at: number; query: string } | null>(null)
  const close = () => setAsked(null)
  const query = asked?.query ?? ''
  const listed = phrasesFor(phrases.data?.phrases ?? [], query)
  // Whoever goes on writing after a `/` that nothing fits did not mean a phrase.
  const isOpen = asked !== null && !(phrases.isSuccess && listed.length === 0 && /\s/.test(query))
  const box = useCombobox({ opened: isOpen, onDropdownClose: close })

  /** Puts a text in place of the `/` and what was searched for. */
  function put(text: string): number {
    if (!asked) return 0
    const { at } = asked
    const end = at + 1 + query.length
    flushSync(() => {
      close()
      if (element.current) onChange(value.slice(0, at) + text + value.slice(end), element.current)
    })
    element.current?.setSelectionRange(at + text.length, at + text.length)
    return at
  }

  function insert({ text, missing }: SentencePhrase) {
    const at = put(text)
    // What is left open is selected, so that typing replaces it.
    const [open] = missing.map((name) => `{${name}}`)
    if (!open) return
    const start = at + text.indexOf(open)
    element.current?.setSelectionRange(start, start + open.length)
  }

  function choose(chosen: string) {
    if (chosen === 'again') return void phrases.refetch()
    const phrase = listed.find(({ id }) => id === chosen)
    if (phrase) return insert(phrase)
    put('')
    onManage()
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (!isOpen || isComposing(event.nativeEvent)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      put('')
    } else if (moving.includes(event.key)) close()
  }

  return (
    <Combobox
      store={box}
      keepMounted={false}
      position="top-start"
      shadow="md"
      transitionProps={{ duration: 0 }}
      onOptionSubmit={choose}
    >
      <Combobox.Target withKeyboardNavigation={isOpen} autoComplete="off">
        <LeavableTextarea
          {...field}
          onKeyDown={onKeyDown}
          onBlur={close}
          onMouseDown={close}
          onChange={(text, typedIn) => {
            element.current = typedIn
            const caret = typedIn.selectionStart
            const at = asked?.at ?? slashTyped(value, text, caret)
            const searched = at === null ? null : searchedAfter(text, at, caret)
            setAsked(at === null || searched === null ? null : { at, query: searched })
            onChange(text, typedIn)
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <PhraseOptions
          phrases={phrases}
          listed={listed}
          onListed={box.selectFirstOption}
          room={maxLength - value.length + 1 + query.length}
        />
      </Combobox.Dropdown>
    </Combobox>
  )
}
