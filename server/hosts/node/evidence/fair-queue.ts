interface Waiting<Work> {
  work: Work
  bytes: number
}

interface Bounds {
  /** Most waiting jobs of all senders together. */
  inAll: number
  /** Most waiting jobs of one sender. */
  perSender: number
  /** Most bytes of all waiting jobs, which are held in memory. */
  bytes: number
}

/**
 * A queue for each sender, served in turn: a newcomer waits for at most one job of each other
 * sender, however many they sent.
 */
export class FairQueue<Work> {
  /** In the order of their turns. A sender without jobs has no queue. */
  readonly #lines = new Map<string, Waiting<Work>[]>()
  readonly #bounds: Bounds
  #count = 0
  #bytes = 0

  constructor(bounds: Bounds) {
    this.#bounds = bounds
  }

  /** @returns whether there was room for it */
  add(sender: string, work: Work, bytes: number): boolean {
    const line = this.#lines.get(sender) ?? []
    const { inAll, perSender, bytes: mostBytes } = this.#bounds
    if (this.#count >= inAll || line.length >= perSender || this.#bytes + bytes > mostBytes) {
      return false
    }
    line.push({ work, bytes })
    this.#lines.set(sender, line)
    this.#count++
    this.#bytes += bytes
    return true
  }

  /** The next job; its sender goes to the end. `null` when nothing waits. */
  next(): Work | null {
    for (const [sender, line] of this.#lines) {
      this.#lines.delete(sender)
      const first = line.shift()
      if (!first) continue
      if (line.length > 0) this.#lines.set(sender, line)
      this.#count--
      this.#bytes -= first.bytes
      return first.work
    }
    return null
  }
}
