import { fork } from 'node:child_process'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { DecodedDocument, DecodeFault } from '../../../ports.ts'
import { decodeLimits } from './decode-limits.ts'
import { lastWordsPipe, type DecodeAnswer, type DecodeRequest } from './decode-messages.ts'
import { memoryHabits } from './memory-habits.ts'

/** Decodes one file at a time, and can be ended while it does. */
export interface Decoder {
  /**
   * @returns `null` when it ended in between and the file need not be the reason
   * @throws {DecoderCrashed} when the decoder broke on this file
   */
  decode(request: DecodeRequest): Promise<DecodedDocument | DecodeFault | null>
  end(): void
}

/** A process crashed while decoding a file: because of the file, or a bug of ours. */
export class DecoderCrashed extends Error {}

/** Signals with which a process ends when its own code fails. */
const ownSignals: (NodeJS.Signals | null)[] = [
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGILL',
  'SIGSEGV',
  'SIGTRAP',
]

/**
 * A separate process for native code on hostile input. It starts at once and decodes many files.
 */
export function startDecoder(script = new URL('decode.worker.ts', import.meta.url)): Decoder {
  const child = fork(fileURLToPath(script), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${decodeLimits.heapMegabytes}`],
    // None of the server's environment, which may contain keys. Files that its user can read stay
    // readable: a process does not contain code that takes it over.
    env: memoryHabits,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc', 'pipe'],
  })
  let isOver = false
  let isGone = false
  child.on('close', () => (isGone = true))
  const lastWords = child.stdio[lastWordsPipe]
  if (lastWords instanceof Readable) lastWords.on('data', () => (isOver = true))
  // If the answer cannot be sent, the process is gone, and its end is handled elsewhere.
  child.on('error', () => child.kill('SIGKILL'))
  return {
    decode(request) {
      return new Promise((resolve, reject) => {
        if (isGone) {
          resolve(null)
          return
        }
        const stalled = setTimeout(() => child.kill('SIGKILL'), decodeLimits.stalledMilliseconds)
        const done = () => {
          clearTimeout(stalled)
          child.off('message', said)
          child.off('close', ended)
        }
        const said = (answer: DecodeAnswer) => {
          done()
          if ('read' in answer) resolve(answer.read)
          else reject(new DecoderCrashed(answer.failed))
        }
        // Not `exit`, which may come before the last message was received.
        const ended = (code: number | null, signal: NodeJS.Signals | null) => {
          done()
          if (isOver) resolve({ fault: 'too_complex' })
          else if (code !== null || ownSignals.includes(signal)) {
            reject(new DecoderCrashed(`It ended with ${signal ?? code}`))
          } else resolve(null)
        }
        child.on('message', said)
        child.on('close', ended)
        child.send(request)
      })
    },
    end() {
      child.kill('SIGKILL')
    },
  }
}
