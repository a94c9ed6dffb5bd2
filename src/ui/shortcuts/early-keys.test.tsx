import { render } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { listenForShortcuts } from './listen.ts'
import { useShortcut } from './shortcuts.ts'

const chosen = vi.fn()

function Panel() {
  const [isOpen, setIsOpen] = useState(false)
  useShortcut('r', 'Ask again', () => setIsOpen(true))
  return isOpen ? <Reason /> : null
}

function Reason() {
  useShortcut('1', 'First reason', chosen)
  return null
}

test('a key typed early finds what the early key before it opened', () => {
  render(<Panel />)
  const early = ['r', '1'].map((key) => new KeyboardEvent('keydown', { key, cancelable: true }))
  for (const event of early) document.body.dispatchEvent(event)
  const stop = listenForShortcuts(document, early)
  stop()
  expect(chosen).toHaveBeenCalledOnce()
})
