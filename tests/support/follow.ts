import { expect } from 'vitest'
import { liveEvent, type LiveEvent } from '../../contract/live.ts'

/** What was heard so far; `id` of the last line, `retry` as it was said last. */
interface Heard {
  events: LiveEvent[]
  id: string
  retry: number
  quiet: number
  isOver: boolean
}

/** Follows the feed as a browser does: what came so far, and how to hang up. */
export async function followFeed(response: Response) {
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const state: Heard = { events: [], id: '', retry: 0, quiet: 0, isOver: false }
  async function readOn() {
    let rest = ''
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true }
      if (done) break
      const blocks = (rest + value).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        if (block.includes('event: quiet')) state.quiet += 1
        for (const line of block.split('\n')) {
          if (line.startsWith('id: ')) state.id = line.slice(4)
          if (line.startsWith('retry: ')) state.retry = Number(line.slice(7))
          if (line.startsWith('data: {"')) {
            state.events.push(liveEvent.parse(JSON.parse(line.slice(6))))
          }
        }
      }
    }
    state.isOver = true
  }
  const reading = readOn()
  await expect.poll(() => state.id).not.toBe('')
  return {
    state,
    async hangUp() {
      await reader?.cancel()
      await reading
    },
  }
}
