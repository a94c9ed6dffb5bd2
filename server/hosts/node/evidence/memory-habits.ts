/**
 * How the C library of a process for pictures keeps memory, as its environment; it is read only when
 * a process starts. Left alone the library holds what the largest picture took, once for each
 * thread; so, what is larger than this goes back at once. Smaller limits held little less, and took
 * a third longer. Other C libraries than glibc ignore it.
 */
export const memoryHabits = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: `${4 * 1024 * 1024}`,
  MALLOC_TRIM_THRESHOLD_: `${16 * 1024 * 1024}`,
}
