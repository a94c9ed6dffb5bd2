interface Waiting<Work> {
  work: Work
  bytes: number
}

interface Bounds {
  /** Pieces that wait, of all senders together. */
  inAll: number
  /** Pieces of one sender that wait. */
  perSender: number
  /** Bytes of all pieces that wait: they are held in memory. */
  bytes: number
}

/**
 * A line for each sender, served in turn: whoever comes new waits for at most one piece of work of
 * each other sender, however much they sent.
 */
export class FairQueue<Work> {
  /** Whose turn is next stands first. A sender without work has no line. */
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

  /** The next piece; its sender goes to the end. `null` when nothing waits. */
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
