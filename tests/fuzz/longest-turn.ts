/**
 * Watches the thread it runs in: how much work it did without letting anybody else in. Counted in
 * the thread's own processor time, so a busy machine makes nothing look longer.
 */
export function watchTurns(): { stop(): number } {
  let longest = 0
  let isWatching = true
  let before = process.threadCpuUsage()
  const look = () => {
    const now = process.threadCpuUsage()
    longest = Math.max(longest, now.user + now.system - before.user - before.system)
    before = now
    if (isWatching) setImmediate(look)
  }
  setImmediate(look)
  return {
    /** @returns milliseconds of work in the longest turn since it was started */
    stop() {
      isWatching = false
      return longest / 1000
    },
  }
}
