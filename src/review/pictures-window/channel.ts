import * as z from 'zod/mini'
import { claimNumber } from '../../../contract/claim-number.ts'

/** Messages between the main window and the pictures window. */
const message = z.discriminatedUnion('says', [
  /** Main window: this claim is open, with this part of it selected. */
  z.object({ says: z.literal('open'), claim: claimNumber, version: z.int(), search: z.string() }),
  /** Main window: this claim was closed. */
  z.object({ says: z.literal('left'), claim: claimNumber }),
  /** Pictures window, when opened or resumed: which claim is open? */
  z.object({ says: z.literal('asking') }),
  /** Pictures window: these pictures were drawn there, by SHA-256. */
  z.object({ says: z.literal('showing'), claim: claimNumber, shown: z.array(z.string()) }),
  /** Pictures window: it waits for the next claim. */
  z.object({ says: z.literal('waiting') }),
  /** Pictures window: it was closed or hidden. */
  z.object({ says: z.literal('gone') }),
])
export type Message = z.infer<typeof message>

export interface Channel {
  say(message: Message): void
  close(): void
}

/**
 * A channel between windows of one browser. Messages from another version of the app are ignored.
 */
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
