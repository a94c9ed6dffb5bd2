import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { decodeLimits } from './decode-limits.ts'
import { lastWordsPipe } from './decode-messages.ts'

/** Milliseconds between two checks. */
const interval = 100

const begun = workerData as BigInt64Array

/**
 * Ends the process when a file exceeds its limits. Its last message tells that apart from a crash.
 */
setInterval(() => {
  const start = Number(Atomics.load(begun, 0))
  if (start === 0) return
  const { user, system } = process.cpuUsage()
  const isOver =
    user + system - start > decodeLimits.cpuSeconds * 1e6 ||
    process.memoryUsage.rss() > decodeLimits.memoryBytes
  if (!isOver) return
  writeSync(lastWordsPipe, 'over')
  process.kill(process.pid, 'SIGKILL')
}, interval)
