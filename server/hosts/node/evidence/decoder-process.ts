import { fork } from 'node:child_process'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { DecodedDocument, DecodeFault } from '../../../ports.ts'
import { decodeLimits } from './decode-limits.ts'
import { lastWordsPipe, type DecodeAnswer, type DecodeRequest } from './decode-messages.ts'
import { memoryHabits } from './memory-habits.ts'

/** Something that decodes one file at a time, and can be ended in the middle of it. */
export interface Decoder {
  /**
   * @returns `null` when it ended in between and the file need not be the reason
   * @throws {DecoderCrashed} when the decoder broke on this file
   */
  decode(request: DecodeRequest): Promise<DecodedDocument | DecodeFault | null>
  end(): void
}

/** A process broke by itself while it had the file: the file's doing, or a fault of ours. */
export class DecoderCrashed extends Error {}

/** Signals by which a process ends itself when its own code goes wrong. */
const ownSignals: (NodeJS.Signals | null)[] = [
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGILL',
  'SIGSEGV',
  'SIGTRAP',
]

/** A process of its own for native code on hostile input. It starts at once, and is for many files. */
export function startDecoder(script = new URL('decode.worker.ts', import.meta.url)): Decoder {
  const child = fork(fileURLToPath(script), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${decodeLimits.heapMegabytes}`],
    // None of the server's environment, where its keys may stand. Files that its user may read
    // can still be read: a process is no wall against code that takes it over.
    env: memoryHabits,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc', 'pipe'],
  })
  let isOver = false
  let isGone = false
  child.on('close', () => (isGone = true))
  const lastWords = child.stdio[lastWordsPipe]
  if (lastWords instanceof Readable) lastWords.on('data', () => (isOver = true))
  // An answer that could not be handed over: the process is gone, which its end tells.
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
        // Not `exit`: by then the last words may not have been heard yet.
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
