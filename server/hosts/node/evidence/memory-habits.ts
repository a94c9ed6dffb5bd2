/**
 * Environment variables that tell the C library of a decoding process how to keep memory; they are
 * read only when a process starts. By default it keeps the memory of the largest picture for each
 * thread; with these, larger blocks are returned at once. Lower limits saved little more memory and
 * took a third longer. Only glibc reads them.
 */
export const memoryHabits = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: `${4 * 1024 * 1024}`,
  MALLOC_TRIM_THRESHOLD_: `${16 * 1024 * 1024}`,
}
