import { Input, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { isComposing } from '../shortcuts/field-keys.ts'
import { useShortcut } from '../shortcuts/shortcuts.ts'
import { useLatest } from '../use-latest.ts'
import { useWords } from '../words.ts'
import classes from './SearchField.module.css'

/** Milliseconds after the last letter until the list is requested. */
const typingPause = 250

/** Maximum length in the contract. */
const longest = 100

interface SearchFieldProps {
  label: string
  value: string
  onChange(value: string): void
}

/** Searches while typing. `/` focuses the field, Escape returns to the list. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const t = useWords('common')
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value)
  const sent = useRef([value])
  useShortcut('/', t('shortcuts.search'), () => {
    // Selecting the text does not focus the field in every browser.
    field.current?.focus()
    field.current?.select()
  })
  // A URL changed from elsewhere (back, another view) is shown. The echo of what was typed here is
  // not, even if it arrives late, after more was typed.
  useEffect(() => {
    const echo = sent.current.lastIndexOf(value)
    sent.current = echo === -1 ? [value] : sent.current.slice(echo)
    if (echo === -1) setTyped(value)
  }, [value])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const send = (text: string) => {
    // After Enter nothing is sent once more, over what was opened since.
    clearTimeout(timer.current)
    sent.current.push(text.trim())
    onChange(text.trim())
  }
  const latest = useLatest(send)
  useEffect(() => () => clearTimeout(timer.current), [])
  const sendSoon = (text: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => latest(text), typingPause)
  }
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
          // Escape would clear a search field; here it keeps the results.
          event.preventDefault()
          event.currentTarget.blur()
        }
        if (event.key === 'Enter') send(typed)
      }}
    />
  )
}
