/**
 * Limits for one file. They count work, not time: on a busy machine a valid file waits longer, and
 * is still read.
 */
export const decodeLimits = {
  /** Seconds of processor time of all threads together. */
  cpuSeconds: 5,
  /** Seconds of processor time after which no further page of a PDF is started. */
  cpuSecondsForPages: 3.5,
  /** Bytes of memory of the process, pixels included. */
  memoryBytes: 1.5 * 1024 ** 3,
  /** MB of heap; a script engine must not use the memory meant for pixels. */
  heapMegabytes: 512,
  /**
   * Milliseconds after which a process that uses no processor time is given up. That is our fault,
   * not the file's.
   */
  stalledMilliseconds: 180_000,
}
