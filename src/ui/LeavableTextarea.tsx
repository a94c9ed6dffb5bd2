import { Textarea } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { fieldKeys } from './shortcuts/field-keys.ts'

interface LeavableTextareaProps {
  label: ReactNode
  description: string
  /** UTF-16 code units. */
  maxLength: number
  value: string
  isRequired?: boolean
  minRows?: number
  ref?: Ref<HTMLTextAreaElement>
  onChange(text: string): void
  onLeave(): void
}

/** A field where Escape only leaves the field, so that one key does not discard what was typed. */
export function LeavableTextarea({
  isRequired = false,
  onChange,
  onLeave,
  ...props
}: LeavableTextareaProps) {
  return (
    <Textarea
      size="xs"
      autosize
      minRows={2}
      maxRows={4}
      {...props}
      withAsterisk={isRequired}
      onKeyDown={fieldKeys({
        Escape(event) {
          event.preventDefault()
          onLeave()
        },
      })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
