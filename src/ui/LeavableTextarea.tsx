import { Textarea, type TextareaProps } from '@mantine/core'
import { fieldKeys } from './shortcuts/field-keys.ts'

export interface LeavableTextareaProps extends Omit<TextareaProps, 'onChange' | 'value'> {
  /** UTF-16 code units. */
  maxLength: number
  value: string
  isRequired?: boolean
  onChange(text: string, field: HTMLTextAreaElement): void
  onLeave(): void
}

/** A field where Escape only leaves the field, so that one key does not discard what was typed. */
export function LeavableTextarea({
  isRequired = false,
  onChange,
  onKeyDown,
  onLeave,
  ...props
}: LeavableTextareaProps) {
  const leave = fieldKeys<HTMLTextAreaElement>({
    Escape(event) {
      event.preventDefault()
      onLeave()
    },
  })
  return (
    <Textarea
      size="xs"
      autosize
      minRows={2}
      maxRows={4}
      {...props}
      withAsterisk={isRequired}
      onKeyDown={(event) => {
        onKeyDown?.(event)
        if (!event.isDefaultPrevented()) leave(event)
      }}
      onChange={(event) => onChange(event.currentTarget.value, event.currentTarget)}
    />
  )
}
