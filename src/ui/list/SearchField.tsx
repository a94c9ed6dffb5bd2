import { Input, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { isComposing } from '../shortcuts/field-keys.ts'
import { useShortcut } from '../shortcuts/shortcuts.ts'
import { useWords } from '../words.ts'
import classes from './SearchField.module.css'

/** Milliseconds after the last letter before the list is asked for. */
const typingPause = 250

/** Characters that the contract takes. */
const longest = 100

interface SearchFieldProps {
  label: string
  value: string
  onChange(value: string): void
}

/** Searches while one types. `/` goes there, Escape back to the list. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const t = useWords('common')
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value)
  const sent = useRef([value])
  useShortcut('/', t('shortcuts.search'), () => {
    // Selecting alone does not go there in every browser.
    field.current?.focus()
    field.current?.select()
  })
  // An address that changed by itself (back, another view) is shown; an echo of what was sent is
  // not, also when it comes late, after more was typed.
  useEffect(() => {
    const echo = sent.current.lastIndexOf(value)
    sent.current = echo === -1 ? [value] : sent.current.slice(echo)
    if (echo === -1) setTyped(value)
  }, [value])
  const send = (text: string) => {
    sent.current.push(text.trim())
    onChange(text.trim())
  }
  const sendSoon = useDebouncedCallback(send, typingPause)
  const type = (text: string) => {
    setTyped(text)
    sendSoon(text)
  }
  return (
    <TextInput
      ref={field}
      type="search"
      size="xs"
      className={classes.search ?? ''}
      aria-label={label}
      placeholder={label}
      maxLength={longest}
      leftSection={<IconSearch size={14} />}
      rightSection={
        typed && <Input.ClearButton aria-label={t('app.close')} onClick={() => type('')} />
      }
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return
        if (event.key === 'Escape') {
          // Browsers would empty a search field; leaving it keeps what was found.
          event.preventDefault()
          event.currentTarget.blur()
        }
        if (event.key === 'Enter') send(typed)
      }}
    />
  )
}
