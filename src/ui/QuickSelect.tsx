import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { useRef } from 'react'

/**
 * The browser's own select, for pages with shortcuts: light, and supported by every keyboard and
 * screen reader. After a choice by mouse it gives up the focus, or the next letter, meant as a
 * shortcut, would change the choice.
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
