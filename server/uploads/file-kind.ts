/** Kinds that are decoded, by their media types. */
export const decodedKinds = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  GIF: 'image/gif',
  PDF: 'application/pdf',
} as const
export type DecodedKind = keyof typeof decodedKinds

export type FileKind =
  | { decoded: DecodedKind }
  /** Something else, by the name people know, so that they can be told; `null` if nobody knows it. */
  | { decoded: null; name: string | null }

/** Bytes in front of a PDF's first mark; mail programs and tills put their own lines before it. */
const longestBeforePdf = 64 * 1024

/** Letters that stand at a place in the file; all of them must. */
type Mark = [at: number, letters: string][]

const decodedMarks: [DecodedKind, Mark][] = [
  // Some phones write bytes of their own between this mark and the next.
  ['JPEG', [[0, '\xff\xd8']]],
  ['PNG', [[0, '\x89PNG\r\n\x1a\n']]],
  ['GIF', [[0, 'GIF87a']]],
  ['GIF', [[0, 'GIF89a']]],
]

/** What people call a picture or send by mistake. Recognised to be named, never opened. */
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

/** What a file is by its own first bytes: nothing is opened for it, and no name is believed. */
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

/** The container in which phones keep pictures and videos; AVIF names HEIC's brands as well. */
function nameOfBrand(head: string): string {
  const brands = head.slice(8)
  if (/avi[fs]/.test(brands)) return 'AVIF'
  return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? 'HEIC' : 'video'
}

function markupIn(start: string): string | null {
  if (/<svg/i.test(start)) return 'SVG'
  return /<(!doctype html|html|head|body|script)/i.test(start) ? 'HTML' : null
}

/** Each byte as the character of its number, which the decoder called "latin1" does not do. */
const latin1 = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
