import { readdir, readFile } from 'node:fs/promises'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pictureLimits } from '../../../../contract/evidence.ts'
import { bomb, picture, polyglot } from '../../../../tests/support/hostile-pictures.ts'
import { lineOf, lineWithoutFont, pageOf, stream } from '../../../../tests/support/made-pdf.ts'
import { uploadDecoder } from './upload-decoder.ts'

/** Files that people have, and files that somebody might make: what becomes of each. */
let reader: ReturnType<typeof uploadDecoder>
beforeAll(() => {
  reader = uploadDecoder()
})
afterAll(() => reader.close())

/** Generous: a machine may be busy, and what is counted is work. */

/** In a line: the size of a picture, the pages of a PDF with what they lack, or the fault. */
async function told(bytes: Uint8Array): Promise<string> {
  const read = await reader.decode(bytes, pictureLimits.invoiceTypes, String(Math.random()))
  if ('fault' in read) return [read.fault, ...(read.name ? [read.name] : [])].join(' ')
  const [first] = read.pages
  const size = `${first?.width}x${first?.height}`
  if (!read.original) return size
  return [`${read.pages.length} of ${read.pagesInAll}`, ...read.gaps].join(' ')
}

const folder = (kind: string) =>
  new URL(`../../../../tests/fixtures/found/${kind}/`, import.meta.url)

const foundPictures: Record<string, string> = {
  '16bit.png': '1200x900',
  '1x1.png': '1x1',
  'animated.gif': '600x400',
  'avif-named.jpg': 'not_a_picture AVIF',
  'cmyk.jpg': '1200x900',
  'exif-3.jpg': '1200x900',
  'exif-6.jpg': '1200x900',
  'exif-8.jpg': '1200x900',
  'grey-alpha.png': '800x600',
  'heic-named.jpg': 'not_a_picture HEIC',
  'interlaced.png': '1200x900',
  'mpo.jpg': '1200x900',
  'p3.jpg': '1200x900',
  'panorama-20000x100.jpg': '20000x100',
  'pixel-extraneous.jpg': '1200x900',
  'png-trailing.png': '1200x900',
  'progressive.jpg': '1200x900',
  'samsung-sos.jpg': '1200x900',
  'tall-1080x20000.png': '1080x20000',
  'trailing-motion.jpg': '1200x900',
  'truncated.jpg': 'broken',
  'webp-named.jpg': 'not_a_picture WebP',
  'white-on-clear.png': '900x500',
  'wide-receipt-6000x900.png': '6000x900',
}

const foundPdfs: Record<string, string> = {
  '12-pages.pdf': '10 of 12 pages_cut',
  '60-pages.pdf': '10 of 60 pages_cut',
  'arial-not-embedded.pdf': '1 of 1',
  'blank-page.pdf': '1 of 1',
  'cn-not-embedded.pdf': '1 of 1 letters_missing',
  'cut-60.pdf': 'broken',
  'factur-x.pdf': '1 of 1',
  'form-no-appearance.pdf': '1 of 1',
  'junk-2k-before.pdf': '1 of 1',
  'junk-before.pdf': '1 of 1',
  'owner-password-only.pdf': '1 of 1',
  'plain.pdf': '1 of 1',
  'rotated-90.pdf': '1 of 1',
  'scan.g4.pdf': '1 of 1',
  'scan.jb2.pdf': '1 of 1',
  'scan.jp2.pdf': '1 of 1',
  'stamp.pdf': '1 of 1',
  'tw-not-embedded.pdf': '1 of 1',
  'user-password.pdf': 'locked',
  'xfa.pdf': '1 of 1 form_not_shown',
  'zero-pages.pdf': 'no_pages',
}

describe.each([
  ['pictures', foundPictures],
  ['pdf', foundPdfs],
] as const)('%s that were found', (kind, files) => {
  test('are all tried', async () => {
    expect(Object.keys(files).toSorted()).toEqual((await readdir(folder(kind))).toSorted())
  })

  test.each(Object.entries(files))('%s: %s', async (name, expected) => {
    expect(await told(new Uint8Array(await readFile(new URL(name, folder(kind)))))).toBe(expected)
  })
})

const bytesOf = async (file: File | Promise<File>) =>
  new Uint8Array(await (await file).arrayBuffer())

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#667788' } })

const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

/** A small progressive JPEG that says it is larger. */
async function saysItIs(width: number, height: number): Promise<Uint8Array> {
  const bytes = await plain(16, 16).jpeg({ progressive: true }).toBuffer()
  const at = bytes.indexOf(Buffer.from([0xff, 0xc2]))
  bytes.writeUInt16BE(height, at + 5)
  bytes.writeUInt16BE(width, at + 7)
  return new Uint8Array(bytes)
}

/** A GIF with a frame so often; nobody looks at any but the first. */
async function frames(count: number): Promise<Uint8Array> {
  const gif = await plain(10, 10).gif().toBuffer()
  const start = 13 + 3 * 2 ** (((gif[10] ?? 0) & 7) + 1)
  const body = gif.subarray(start, -1)
  return new Uint8Array(
    Buffer.concat([gif.subarray(0, start), ...Array<Buffer>(count).fill(body), gif.subarray(-1)]),
  )
}

/** A strip that stands, with the mark that it is to be turned. */
const turned = () =>
  plain(900, 6000)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer()
    .then((b) => new Uint8Array(b))

const jpeg = async (width: number, height: number) =>
  new Uint8Array(await plain(width, height).jpeg().toBuffer())

describe('pictures that somebody may make', () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['of a phone with 48 megapixels', () => jpeg(8064, 6048), '1600x1200'],
    ['of a phone with 50 megapixels', () => jpeg(8160, 6144), '1600x1205'],
    ['of a phone with 108 megapixels, standing', () => jpeg(9000, 12000), '1600x2133'],
    ['of a phone with 200 megapixels', () => jpeg(16320, 12240), '1600x1200'],
    ['progressive, of 200 megapixels', () => saysItIs(16320, 12240), 'too_many_pixels'],
    ['one pixel wide and forty million high', () => bytesOf(bomb(1, 39_999_999)), 'too_long'],
    ['forty million wide', () => bytesOf(bomb(39_999_999, 1)), 'too_long'],
    ['20,000 squared', () => bytesOf(bomb(20_000, 20_000)), 'too_many_pixels'],
    [
      '16 bits deep, of 25 megapixels',
      () => bytesOf(bomb(5000, 5000, { bits: 16 })),
      'too_many_pixels',
    ],
    [
      'interlaced, of 25 megapixels',
      () => bytesOf(bomb(5000, 5000, { isInterlaced: true })),
      'too_many_pixels',
    ],
    ['of forty megapixels and nothing on it', () => bytesOf(bomb(8000, 5000)), '1600x1000'],
    ['so high that it is scaled', () => bytesOf(bomb(1600, 25_000)), '1239x19365'],
    ['a hair', () => bytesOf(bomb(6400, 20)), 'too_long'],
    ['a short hair', () => bytesOf(bomb(900, 1)), '900x1'],
    ['a receipt on its side', () => bytesOf(bomb(12_000, 600)), '12000x600'],
    ['a receipt that stands and is to be turned', turned, '6000x900'],
    ['of a hundred thousand frames', () => frames(100_000), '10x10'],
    ['a GIF without a frame', () => ascii('GIF89a\n\0\n\0\0\0\0;'), 'broken'],
    [
      'a GIF that says it is giant',
      () => ascii('GIF89a\xff\xff\xff\xff\0\0\0;'),
      'too_many_pixels',
    ],
    ['the mark of a PNG and no more', () => ascii('\x89PNG\r\n\x1a\n'), 'broken'],
    ['a JPEG of fill bytes', () => new Uint8Array(1_000_000).fill(0xff).fill(0xd8, 1, 2), 'broken'],
    ['a TIFF', () => bytesOf(picture('tiff', 'a.jpg')), 'not_a_picture TIFF'],
    ['a BMP', () => ascii(`BM\x46\0\0\0\0\0\0\0${'\0'.repeat(60)}`), 'not_a_picture BMP'],
    ['a video', () => ascii('\0\0\0\x18ftypmp42\0\0\0\0mp42isom'), 'not_a_picture video'],
    ['a burst of HEIC', () => ascii('\0\0\0\x18ftypmsf1\0\0\0\0msf1hevc'), 'not_a_picture HEIC'],
    ['JPEG XL', () => ascii('\0\0\0\x0cJXL \r\n\x87\n'), 'not_a_picture JPEG XL'],
    [
      'a drawing',
      () => ascii(`<?xml version="1.0"?><svg><path d="${'L1 1'.repeat(1e6)}"/></svg>`),
      'not_a_picture SVG',
    ],
    ['a page', () => ascii('\n<!DOCTYPE html><img src=x onerror=alert(1)>'), 'not_a_picture HTML'],
    [
      'a Word file',
      () => ascii('PK\x03\x04\x14\0word/document.xml %PDF-1.7'),
      'not_a_picture ZIP or Office',
    ],
    ['a JPEG and a page', () => bytesOf(polyglot('<html><script>1</script>')), '60x40'],
    ['a JPEG and a PDF', () => bytesOf(polyglot('%PDF-1.7')), '60x40'],
    ['nothing', () => new Uint8Array(), 'not_a_picture'],
  ])('%s', async (_, make, expected) => {
    expect(await told(await make())).toBe(expected)
  })
})

const twice = (data: string) => deflateSync(deflateSync(data))

const image = (side: number) =>
  stream(
    `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceGray
      /BitsPerComponent 8 /Filter /FlateDecode`,
    deflateSync(Buffer.alloc(1000, 200)),
  )

/** A form that draws another so often, and that another. */
const nested = (depth: number) =>
  Array.from({ length: depth }, (_, n) =>
    stream(
      `/Type /XObject /Subtype /Form /BBox [0 0 500 500]
        ${n + 1 < depth ? `/Resources << /XObject << /F ${n + 6} 0 R >> >>` : ''}`,
      (n + 1 < depth ? '/F Do ' : '0 0 400 400 re f ').repeat(60),
    ),
  )

const shading = `<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 595 842] /Extend [true true]
  /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >>`

const box = (rectangle: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (total) /Rect [${rectangle}] /P 3 0 R >>`

describe('PDFs that somebody may make', () => {
  test.each<[string, () => Uint8Array, string]>([
    [
      'twenty thousand shadings',
      () =>
        pageOf({
          content: '/S sh\n'.repeat(20_000),
          resources: '/Shading << /S 5 0 R >>',
          more: [shading],
        }),
      'too_complex',
    ],
    [
      'packed twice',
      () =>
        pageOf({
          content: twice('0 0 m 500 500 l S\n'.repeat(20_000_000)),
          packed: '/Filter [/FlateDecode /FlateDecode]',
        }),
      'too_complex',
    ],
    [
      'a form in a form in a form',
      () =>
        pageOf({
          content: '/F Do '.repeat(60),
          resources: '/XObject << /F 5 0 R >>',
          more: nested(3),
        }),
      'too_complex',
    ],
    [
      'a picture of 400 megapixels',
      () =>
        pageOf({
          content: 'q 500 0 0 500 10 10 cm /I Do Q',
          resources: '/XObject << /I 5 0 R >>',
          more: [image(20_000)],
        }),
      '1 of 1 picture_missing',
    ],
    [
      'a page that draws itself',
      () =>
        pageOf({
          content: '/F Do',
          resources: '/XObject << /F 4 0 R >>',
          packed: '/Type /XObject /Subtype /Form /BBox [0 0 9 9]',
        }),
      '1 of 1',
    ],
    ['a page a hair wide', () => lineOf('hair', { box: [1, 100_000_000] }), '1 of 1'],
    ['a page without extent', () => lineOf('none', { box: [0, 0] }), '1 of 1'],
    [
      'Korean without its font',
      () => lineWithoutFont('Batang', 'UniKS-UCS2-H', 'Korea1', 'C601C218C99D'),
      '1 of 1 letters_missing',
    ],
    [
      'Japanese without its font',
      () => lineWithoutFont('Ryumin-Light', 'UniJIS-UCS2-H', 'Japan1', '981853CE66F8'),
      '1 of 1 letters_missing',
    ],
    [
      'Han of Taiwan without its font',
      () => lineWithoutFont('MingLiU', 'UniCNS-UCS2-H', 'CNS1', '767C7968'),
      '1 of 1',
    ],
    [
      'letters that nobody can name',
      () => lineWithoutFont('Custom', 'Identity-H', 'Identity', '000100020003'),
      '1 of 1 letters_missing',
    ],
    [
      'a form that is drawn',
      () =>
        lineOf('form', {
          annotations: '5 0 R',
          catalogue: '/AcroForm << /Fields [5 0 R] /XFA [(template) 6 0 R] >>',
          more: [box('10 10 90 30'), stream('', '<xdp/>')],
        }),
      '1 of 1',
    ],
    [
      'a form of Adobe’s alone, in another language',
      () =>
        lineOf('Bitte warten', {
          catalogue: '/NeedsRendering true /AcroForm << /Fields [] /XFA [(template) 5 0 R] >>',
          more: [stream('', '<xdp/>')],
        }),
      '1 of 1 form_not_shown',
    ],
    [
      'a portfolio',
      () => lineOf('Open in Acrobat', { catalogue: '/Collection << /Type /Collection >>' }),
      '1 of 1 files_inside',
    ],
    [
      'sixty thousand bytes of mail before it',
      () =>
        new Uint8Array(
          Buffer.concat([Buffer.from('Received: x\r\n'.repeat(4600)), lineOf('late')]),
        ),
      '1 of 1',
    ],
    [
      'junk behind it',
      () => new Uint8Array(Buffer.concat([lineOf('junk'), Buffer.alloc(5000, 65)])),
      '1 of 1',
    ],
    ['its mark and no more', () => ascii('%PDF-1.7'), 'broken'],
    [
      'a program in it',
      () =>
        lineOf('script', { catalogue: '/OpenAction << /S /JavaScript /JS (while\\(true\\){}) >>' }),
      '1 of 1',
    ],
  ])('%s', async (_, make, expected) => {
    expect(await told(make())).toBe(expected)
  })

  test('a till roll is as readable lying as standing', async () => {
    const sizeOf = async (width: number, height: number) => {
      const roll = lineOf('Total 9.900', { box: [width, height] })
      const read = await reader.decode(roll, pictureLimits.invoiceTypes, 'm-1')
      return 'pages' in read ? [read.pages[0]?.width, read.pages[0]?.height] : read
    }
    expect(await sizeOf(227, 5669)).toEqual([632, 15803])
    expect(await sizeOf(5669, 227)).toEqual([15803, 632])
  })
})
