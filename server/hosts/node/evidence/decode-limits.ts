/**
 * Of one file. What is counted is work, not time: on a busy machine a sound file waits longer and is
 * read all the same.
 */
export const decodeLimits = {
  /** Seconds of processor time, of all threads together. */
  cpuSeconds: 5,
  /** Seconds of them after which no further page of a PDF is begun. */
  cpuSecondsForPages: 3.5,
  /** Bytes of memory of the process, pixels included. */
  memoryBytes: 1.5 * 1024 ** 3,
  /** MB of heap; a script engine must not fill what pixels may. */
  heapMegabytes: 512,
  /** Milliseconds after which a process that does not even work is given up. Our fault, not the file's. */
  stalledMilliseconds: 180_000,
}
