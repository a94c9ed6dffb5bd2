import { format } from 'node:util'
import '@testing-library/jest-dom/vitest'
import { notifications } from '@mantine/notifications'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, expect } from 'vitest'
import './jsdom-gaps.ts'
import { patience } from './patience.ts'

// The whole document in every message hides the message.
configure({
  asyncUtilTimeout: patience,
  getElementError: (message) => new Error((message ?? '').split('\n\n')[0] ?? ''),
})

/** What React complains of is a fault of ours: two rows of one key, state set while drawing. */
const complaints: string[] = []
console.error = (...said: unknown[]) => {
  const text = format(...said)
  // The element is in every browser of today; jsdom has not heard of it, and goes to no other page.
  const isGap = /<search> is unrecognized|Not implemented: navigation/.test(text)
  if (!isGap) complaints.push(text)
}

afterEach(() => {
  cleanup()
  notifications.clean()
  localStorage.clear()
  sessionStorage.clear()
  expect(complaints.splice(0)).toEqual([])
})
