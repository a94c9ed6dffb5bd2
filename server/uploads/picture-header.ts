import type { DecodedKind } from './file-kind.ts'

/** A picture's header, read before any decoder sees it. Sizes in pixels, as stored. */
export interface PictureHeader {
  kind: Exclude<DecodedKind, 'PDF'>
  width: number
  height: number
  /** Progressive, interlaced or 16 bits: it is decoded as a whole, or takes twice the memory. */
  isHeavy: boolean
}

/**
 * Reads the size of a picture from its header, by hand: the common library for that reports neither
 * interlaced nor progressive files, and opens formats that are never accepted. `null` without a
 * valid header.
 */
export function readHeader(bytes: Uint8Array, kind: PictureHeader['kind']): PictureHeader | null {
  const header = readers[kind](new DataView(bytes.buffer, bytes.byteOffset, bytes.length))
  return header && header.width > 0 && header.height > 0 ? { kind, ...header } : null
}

type Read = (data: DataView) => Omit<PictureHeader, 'kind'> | null

const readers: Record<PictureHeader['kind'], Read> = { JPEG: readJpeg, PNG: readPng, GIF: readGif }

/** PNG, 11.2.2: the first chunk is IHDR. */
function readPng(data: DataView): ReturnType<Read> {
  if (data.byteLength < 33 || data.getUint32(12) !== 0x49484452) return null
  return {
    width: data.getUint32(16),
    height: data.getUint32(20),
    isHeavy: data.getUint8(24) > 8 || data.getUint8(28) !== 0,
  }
}

function readGif(data: DataView): ReturnType<Read> {
  if (data.byteLength < 13) return null
  return { width: data.getUint16(6, true), height: data.getUint16(8, true), isHeavy: false }
}

/** Start of frame, without DHT, JPG and DAC, whose numbers are in the same range. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/**
 * Baseline and extended sequential; all other kinds are assembled from scans over the whole
 * picture.
 */
const isSequential = (marker: number) => marker === 0xc0 || marker === 0xc1

/** Segments, and bytes between them, before a header is given up; real ones have dozens. */
const mostSteps = 100_000

/** JPEG, B.1.1: segments with their length, up to the frame; thumbnails are inside segments. */
function readJpeg(data: DataView): ReturnType<Read> {
  let at = 2
  for (let steps = 0; steps < mostSteps && at + 9 <= data.byteLength; steps++) {
    const marker = data.getUint8(at) === 0xff ? data.getUint8(at + 1) : 0
    // Bytes between segments are skipped, as decoders do.
    if (marker === 0 || marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else if (marker === 0xd9 || marker === 0xda) return null
    else if (!isFrame(marker)) at += 2 + Math.max(2, data.getUint16(at + 2))
    else {
      return {
        width: data.getUint16(at + 7),
        height: data.getUint16(at + 5),
        isHeavy: !isSequential(marker),
      }
    }
  }
  return null
}
