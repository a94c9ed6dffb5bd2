/**
 * A GIF with the first frame only; `null` if there is no frame. The decoder goes through every
 * frame before it returns the first, and a small file can hold hundreds of thousands.
 *
 * GIF89a: blocks of an introducer and length-prefixed sub-blocks, up to the first picture.
 */
export function firstFrame(bytes: Uint8Array): Uint8Array | null {
  const head = 13 + colourTable(bytes[10])
  let control: Uint8Array | null = null
  let at = head
  while (at < bytes.length) {
    if (bytes[at] === extension) {
      const end = endOfBlocks(bytes, at + 2)
      if (bytes[at + 1] === graphicControl) control = bytes.subarray(at, end)
      at = end
    } else if (bytes[at] === picture) {
      const end = endOfBlocks(bytes, at + 11 + colourTable(bytes[at + 9]))
      return joined([bytes.subarray(0, head), control ?? none, bytes.subarray(at, end), trailer])
    } else return null
  }
  return null
}

const extension = 0x21
const graphicControl = 0xf9
const picture = 0x2c
const none = new Uint8Array()
const trailer = Uint8Array.of(0x3b)

/** Bytes of a colour table, from the packed field that announces it. */
const colourTable = (packed = 0) => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0)

function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from
  for (let length = bytes[at]; length; length = bytes[at]) at += length + 1
  return Math.min(at + 1, bytes.length)
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
