import { beforeEach, expect, test, vi } from 'vitest'
import { isByItself } from './touched.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

test.each(['keydown', 'pointermove', 'pointerdown', 'wheel'])(
  'for a minute after a %s somebody sits here, and then the page asks by itself',
  (kind) => {
    dispatchEvent(new Event(kind))
    vi.advanceTimersByTime(60_000)
    expect(isByItself()).toBe(false)
    vi.advanceTimersByTime(1)
    expect(isByItself()).toBe(true)
    dispatchEvent(new Event(kind))
    expect(isByItself()).toBe(false)
  },
)
