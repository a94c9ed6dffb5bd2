import { ProblemError } from '../../../http/problem.ts'
import type { UploadDecoder, DecodedDocument, DecodeFault } from '../../../ports.ts'
import { examine } from '../../../uploads/examine.ts'
import type { DecodeRequest } from './decode-messages.ts'
import { DecoderCrashed, startDecoder, type Decoder } from './decoder-process.ts'
import { FairQueue } from './fair-queue.ts'

/** Seconds after which a file that was turned away may be sent again. */
const comeBackAfterSeconds = 5

const bounds = { inAll: 48, perSender: 6, bytes: 160 * 1024 * 1024 }

interface Piece {
  request: DecodeRequest
  answer(read: DecodedDocument | DecodeFault): void
  turnAway(error: unknown): void
}

/**
 * Decodes uploads in separate processes, since native code handles hostile input. Senders are
 * served in turn. A file that crashes its process is tried once more in a new one, because an
 * earlier file may be to blame. Only faults of the file itself are reported as such.
 */
export function uploadDecoder({
  processes = 2,
  start = startDecoder,
}: { processes?: number; start?: () => Decoder } = {}): UploadDecoder & {
  close(): Promise<void>
} {
  const queue = new FairQueue<Piece>(bounds)
  const slots: Slot[] = Array.from({ length: processes }, () => new Slot(start))
  // So that the first file finds a process ready.
  slots[0]?.warmUp()
  let isClosed = false

  const serve = async (slot: Slot): Promise<void> => {
    for (let piece = queue.next(); piece && !isClosed; piece = queue.next()) {
      try {
        piece.answer(await slot.read(piece.request))
      } catch (error) {
        piece.turnAway(error)
      }
    }
  }
  const serveAll = () => {
    for (const slot of slots) {
      if (slot.isServing) continue
      slot.isServing = true
      void serve(slot).finally(() => (slot.isServing = false))
    }
  }

  return {
    async decode(bytes, accepts, sender) {
      const examined = examine(bytes, accepts)
      if ('fault' in examined) return examined
      const { promise, resolve, reject } = Promise.withResolvers<DecodedDocument | DecodeFault>()
      const piece = { request: { bytes, accepts }, answer: resolve, turnAway: reject }
      if (isClosed || !queue.add(sender, piece, bytes.length)) throw busy()
      serveAll()
      return promise
    },
    async close() {
      isClosed = true
      for (let piece = queue.next(); piece; piece = queue.next()) piece.turnAway(busy())
      for (const slot of slots) slot.end()
    },
  }
}

const busy = () => new ProblemError('desk_busy', { retryAfterSeconds: comeBackAfterSeconds })

/** A slot for one process, and the process in it. */
class Slot {
  isServing = false
  #decoder: Decoder | null = null
  #isEnded = false
  readonly #start: () => Decoder

  constructor(start: () => Decoder) {
    this.#start = start
  }

  warmUp(): void {
    try {
      this.#decoder ??= this.#start()
    } catch {
      // The call that needs the process reports the error.
    }
  }

  /**
   * @throws {ProblemError} `desk_busy` when the process was ended from outside, or there is none
   */
  async read(request: DecodeRequest): Promise<DecodedDocument | DecodeFault> {
    let crashes = 0
    for (let tries = 0; tries < 2 && !this.#isEnded; tries++) {
      const read = await this.#try(request)
      if (read === 'crashed') crashes++
      else if (read) return read
    }
    if (crashes === 2) return { fault: 'too_complex' }
    throw busy()
  }

  async #try(request: DecodeRequest): Promise<DecodedDocument | DecodeFault | 'crashed' | null> {
    try {
      const decoder = (this.#decoder ??= this.#start())
      const read = await decoder.decode(request)
      if (!read || ('fault' in read && read.fault === 'too_complex')) this.#leave()
      return read
    } catch (error) {
      this.#leave()
      if (error instanceof DecoderCrashed) return 'crashed'
      // No process could be started: the machine is out of resources.
      return null
    }
  }

  #leave(): void {
    this.#decoder?.end()
    this.#decoder = null
  }

  end(): void {
    this.#isEnded = true
    this.#leave()
  }
}
