import { Worker } from 'node:worker_threads'
import { decodeLimits } from './decode-limits.ts'
import type { DecodeAnswer, DecodeRequest } from './decode-messages.ts'
import { decodeUpload } from './decode-upload.ts'
import { listenForLeftOut } from './left-out.ts'
import { openOnlyOurKinds } from './only-our-kinds.ts'

openOnlyOurKinds()
listenForLeftOut()

/** Processor time in microseconds at which the current file began; 0 while there is none. */
const begun = new BigInt64Array(new SharedArrayBuffer(8))

const microsecondsUsed = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/**
 * A thread of its own, because the decoding thread may block for ever. It ends the whole process.
 */
const watch = new Worker(new URL('decode-watch.worker.ts', import.meta.url), { workerData: begun })
// Nothing is decoded without the watch.
watch.on('exit', () => process.exit(1))

async function answer({ bytes, accepts }: DecodeRequest): Promise<DecodeAnswer> {
  const start = microsecondsUsed()
  Atomics.store(begun, 0, BigInt(start))
  const hasTime = () => microsecondsUsed() - start < decodeLimits.cpuSecondsForPages * 1e6
  try {
    return { read: await decodeUpload(bytes, accepts, hasTime) }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  } finally {
    Atomics.store(begun, 0, 0n)
  }
}

process.on('message', (request: DecodeRequest) => {
  void answer(request).then((said) => process.send?.(said))
})
// The desk is gone, so nobody waits for this process any more.
process.on('disconnect', () => process.exit())
