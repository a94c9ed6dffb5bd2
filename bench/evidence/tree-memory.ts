import { readFileSync } from 'node:fs'

/**
 * Watches what this process and all that it started hold together, until it is stopped.
 * @returns ends the watch, and gives the most in MB; `null` where the system does not tell (not Linux)
 */
export function watchTreeMemory(): () => number | null {
  let most = treeMegabytes(process.pid)
  const timer = setInterval(() => {
    most = Math.max(most, treeMegabytes(process.pid))
  }, 100)
  timer.unref()
  return () => {
    clearInterval(timer)
    return most > 0 ? Math.round(most) : null
  }
}

function treeMegabytes(pid: number): number {
  try {
    const held = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return children
      .split(' ')
      .filter((child) => child !== '')
      .reduce((sum, child) => sum + treeMegabytes(Number(child)), Number(held?.[1] ?? 0) / 1024)
  } catch {
    // It has just ended.
    return 0
  }
}
