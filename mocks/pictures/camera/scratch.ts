// Fresh memory costs more than the arithmetic done in it (each page is faulted in), so that large
// buffers are lent out and taken back. A pool, not one buffer: several drawings may be under way.
const free: Buffer[] = []
const keep = 4

export function borrow(size: number): Buffer {
  const i = free.findIndex((buffer) => buffer.byteLength >= size)
  const found = i >= 0 ? free.splice(i, 1)[0] : undefined
  return (found ?? Buffer.from(new ArrayBuffer(size))).subarray(0, size)
}

/** Only for what `borrow` returned: its whole memory goes back into the pool. */
export function giveBack(buffer: Buffer): void {
  if (free.length < keep) free.push(Buffer.from(buffer.buffer))
}
