import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { useRef } from 'react'

/**
 * The system's own select, on a page that has shortcuts: light, and known to every keyboard and
 * screen reader. Chosen from with the mouse it lets the focus go, or the next letter, meant as a
 * shortcut, would choose anew.
 */
export function QuickSelect({ onChange, ...props }: NativeSelectProps) {
  const isByPointer = useRef(false)
  return (
    <NativeSelect
      size="xs"
      {...props}
      onPointerDown={() => {
        isByPointer.current = true
      }}
      onKeyDown={() => {
        isByPointer.current = false
      }}
      onChange={(event) => {
        onChange?.(event)
        if (isByPointer.current) event.currentTarget.blur()
      }}
    />
  )
}
