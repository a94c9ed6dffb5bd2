import { readLegacy } from './legacy-encoding.ts'
import type { ReadText } from './read-text.ts'
import { tableFault, type TableFault } from './table-fault.ts'

const marks: [string, number[]][] = [
  ['utf-32', [0xff, 0xfe, 0, 0]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** First bytes of files that hold tables but are not text. */
const workbooks = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

const startsWith = (bytes: Uint8Array, start: number[]) =>
  start.every((byte, at) => bytes[at] === byte)

/**
 * The text of a file, whatever program saved it: UTF-8, UTF-16, or one of Excel's older encodings
 * if it is certain which. Nothing is ever replaced by U+FFFD.
 */
export function readText(bytes: Uint8Array<ArrayBuffer>): ReadText | TableFault {
  if (workbooks.some((start) => startsWith(bytes, start))) {
    return tableFault(
      'workbook',
      'is an Excel workbook. Save it as “CSV UTF-8” and choose that file',
    )
  }
  const [marked] = marks.find(([, mark]) => startsWith(bytes, mark)) ?? []
  const encoding = marked ?? (bytes.includes(0) ? utf16Without(bytes) : null)
  const read = encoding ? decode(bytes, encoding) : (decode(bytes, 'utf-8') ?? readLegacy(bytes))
  if (!read && !encoding) {
    return tableFault(
      'unknown_letters',
      'is in an encoding that cannot be told for certain. Save it as “CSV UTF-8” and choose that file',
    )
  }
  return read && isText(read.text) ? read : tableFault('not_text', 'is not text')
}

/**
 * UTF-16 without a byte order mark: of ASCII (delimiters, line ends, digits) every other byte is
 * zero.
 */
function utf16Without(bytes: Uint8Array): string {
  let even = 0
  let odd = 0
  for (let at = 0; at < bytes.length; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function decode(bytes: Uint8Array<ArrayBuffer>, encoding: string): ReadText | null {
  try {
    // The decoder removes a byte order mark at the start.
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    return null
  }
}

/** No control characters except those that separate lines and cells. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const isText = (text: string) => !/[\0-\x08\x0e-\x1f\x7f\ufffe\uffff]/.test(text)
