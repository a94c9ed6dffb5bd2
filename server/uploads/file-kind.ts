/** Kinds that are decoded, by media type. */
export const decodedKinds = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  GIF: 'image/gif',
  PDF: 'application/pdf',
} as const
export type DecodedKind = keyof typeof decodedKinds

export type FileKind =
  | { decoded: DecodedKind }
  /** Any other kind, by the name people know, to tell them; `null` if unknown. */
  | { decoded: null; name: string | null }

/**
 * Bytes allowed before a PDF's first mark; mail programs and tills put lines of their own there.
 */
const longestBeforePdf = 64 * 1024

/** Bytes expected at a place in the file; all of them must match. */
type Mark = [at: number, letters: string][]

const decodedMarks: [DecodedKind, Mark][] = [
  // Some phones write bytes of their own between this mark and the next.
  ['JPEG', [[0, '\xff\xd8']]],
  ['PNG', [[0, '\x89PNG\r\n\x1a\n']]],
  ['GIF', [[0, 'GIF87a']]],
  ['GIF', [[0, 'GIF89a']]],
]

/**
 * Formats that people take for a picture or send by mistake. They are recognised to be named, and
 * never opened.
 */
const namedMarks: [name: string, mark: Mark][] = [
  [
    'WebP',
    [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  ],
  ['TIFF', [[0, 'II*\0']]],
  ['TIFF', [[0, 'MM\0*']]],
  [
    'BMP',
    [
      [0, 'BM'],
      [6, '\0\0\0\0'],
    ],
  ],
  ['JPEG XL', [[0, '\xff\x0a']]],
  ['JPEG XL', [[4, 'JXL ']]],
  ['JPEG 2000', [[0, '\xff\x4f\xff\x51']]],
  ['JPEG 2000', [[4, 'jP  ']]],
  ['Photoshop', [[0, '8BPS']]],
  ['PostScript', [[0, '%!PS']]],
  ['RTF', [[0, '{\\rtf']]],
  ['ZIP or Office', [[0, 'PK\x03\x04']]],
  ['Office', [[0, '\xd0\xcf\x11\xe0']]],
]

/** The kind by a file's own first bytes; its name is not trusted and nothing is opened. */
export function kindOfFile(bytes: Uint8Array): FileKind {
  const head = latin1(bytes.subarray(0, 64))
  const has = ([, mark]: [string, Mark]) =>
    mark.every(([at, letters]) => head.startsWith(letters, at))
  const decoded = decodedMarks.find(has)
  if (decoded) return { decoded: decoded[0] }
  const name = head.startsWith('ftyp', 4) ? nameOfBrand(head) : namedMarks.find(has)?.[0]
  if (name) return { decoded: null, name }
  if (latin1(bytes.subarray(0, longestBeforePdf)).includes('%PDF-')) return { decoded: 'PDF' }
  return { decoded: null, name: markupIn(latin1(bytes.subarray(0, 1024))) }
}

/** The container that phones use for pictures and videos; AVIF lists HEIC's brands as well. */
function nameOfBrand(head: string): string {
  const brands = head.slice(8)
  if (/avi[fs]/.test(brands)) return 'AVIF'
  return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? 'HEIC' : 'video'
}

function markupIn(start: string): string | null {
  if (/<svg/i.test(start)) return 'SVG'
  return /<(!doctype html|html|head|body|script)/i.test(start) ? 'HTML' : null
}

/**
 * Maps each byte to the character of that number. The decoder named "latin1" does not: it is
 * windows-1252.
 */
const latin1 = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
