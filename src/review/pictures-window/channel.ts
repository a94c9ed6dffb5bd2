import * as z from 'zod/mini'
import { claimNumber } from '../../../contract/claim-number.ts'

/** What the desk and the window with its pictures say to each other. */
const message = z.discriminatedUnion('says', [
  /** The desk: this claim is open, and this of it is looked at. */
  z.object({ says: z.literal('open'), claim: claimNumber, version: z.int(), search: z.string() }),
  /** The desk: this claim is open no more. */
  z.object({ says: z.literal('left'), claim: claimNumber }),
  /** The window, new or woken: which claim is open? */
  z.object({ says: z.literal('asking') }),
  /** The window: which of the claim's pictures were drawn there, by their SHA-256. */
  z.object({ says: z.literal('showing'), claim: claimNumber, shown: z.array(z.string()) }),
  /** The window: it is closed, or out of sight. */
  z.object({ says: z.literal('gone') }),
])
export type Message = z.infer<typeof message>

export interface Channel {
  say(message: Message): void
  close(): void
}

/** Between the windows of one browser. What another version of the app says is not understood, and left. */
export function openChannel(onMessage: (message: Message) => void): Channel {
  const channel = new BroadcastChannel('redeem-desk.pictures')
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const heard = z.safeParse(message, data)
    if (heard.success) onMessage(heard.data)
  })
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel stays within its origin, and has no such argument
    say: (said) => channel.postMessage(said),
    close: () => channel.close(),
  }
}
