import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Claim } from '../../../contract/claims.ts'
import { LeavableTextarea } from '../../ui/LeavableTextarea.tsx'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { SentenceField } from './SentenceField.tsx'

interface AddedTextProps {
  keys: string
  /** Names the button that opens the field. */
  add: string
  label: string
  description: string
  /** UTF-16 code units. */
  maxLength: number
  value: string
  onChange(text: string): void
  onLeave(): void
  /** The claim for which saved phrases can be inserted, and what opens all of them. */
  phrases?: { claim: Claim; onManage(): void }
}

/** A text that few decisions need: a button until it is opened, then a field that stays. */
export function AddedText({ keys, add, onLeave, phrases, ...field }: AddedTextProps) {
  const [isAsked, setIsAsked] = useState(false)
  const textarea = useRef<HTMLTextAreaElement>(null)
  const isOpen = isAsked || field.value !== ''
  function open() {
    // Drawn at once, so that what is typed next is in the field.
    flushSync(() => setIsAsked(true))
    textarea.current?.focus()
  }
  useShortcut(keys, add, open, { scope: 'decide' })
  if (!isOpen) {
    return (
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={12} stroke={2} />}
        rightSection={<ShortcutKey keys={keys} />}
        onClick={open}
      >
        {add}
      </Button>
    )
  }
  const leave = () => {
    setIsAsked(false)
    onLeave()
  }
  return phrases ? (
    <SentenceField {...field} ref={textarea} {...phrases} onLeave={leave} />
  ) : (
    <LeavableTextarea {...field} ref={textarea} onLeave={leave} />
  )
}
