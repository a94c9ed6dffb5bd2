import { create } from 'zustand'

/** A failure that was shown for some seconds only. */
export interface KeptMessage {
  id: number
  title: string | undefined
  text: string
  isRead: boolean
}

/** More than one person reads again; the oldest leave first. */
const keptAtMost = 20

interface KeptMessages {
  messages: KeptMessage[]
  keep(message: Pick<KeptMessage, 'title' | 'text'>): void
  read(): void
  forget(): void
}

/** Failures of this page, newest first, for whoever looked elsewhere while their toast was shown. */
export const useKeptMessages = create<KeptMessages>()((set) => ({
  messages: [],
  keep: (message) =>
    set(({ messages }) => ({
      messages: [{ ...message, id: (messages[0]?.id ?? 0) + 1, isRead: false }, ...messages].slice(
        0,
        keptAtMost,
      ),
    })),
  read: () =>
    set(({ messages }) => ({ messages: messages.map((one) => ({ ...one, isRead: true })) })),
  forget: () => set({ messages: [] }),
}))
