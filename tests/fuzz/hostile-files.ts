import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

const tenMegabytes = 10 * 1024 * 1024

/** One page with a text of nothing but digits, packed: a few hundred bytes become a megabyte. */
export function textBomb(pieces: number, piece: string): File {
  const content = deflateSync(
    Buffer.from(`BT 3 Tr /F1 0.0001 Tf 10 700 Td ${`(${piece}) Tj `.repeat(pieces)}ET`),
  )
  const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 ${font}>>>>>>`
  const head = [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    `3 0 obj${page}endobj`,
    `4 0 obj<</Length ${content.length}/Filter/FlateDecode>>stream\n`,
  ].join('\n')
  const tail = '\nendstream endobj\ntrailer<</Root 1 0 R>>'
  return new File([head, new Uint8Array(content), tail], 'text.pdf', { type: 'application/pdf' })
}

/** A picture of a shape nobody photographs, in a few kilobytes. */
export async function thin(width: number, height: number): Promise<File> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#335577' } })
    .png({ compressionLevel: 9 })
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'thin.png', { type: 'image/png' })
}

const table = (name: string, lines: string[]) => new File([lines.join('\n')], name)

/** Tables that cost more than they weigh: of the size that is taken, and far below it. */
export function hostileTables(): File[] {
  const lines = (line: (n: number) => string, bytes: number) => {
    const all: string[] = []
    for (let size = 0, n = 0; size < bytes; n += 1) {
      const next = line(n)
      all.push(next)
      size += next.length + 1
    }
    return all
  }
  return [
    table('wide.csv', ['c,'.repeat(2000), ...Array.from({ length: 20_000 }, () => 'x')]),
    table(
      'two-bytes.csv',
      lines(() => 'x', tenMegabytes - 100),
    ),
    table(
      'codes.csv',
      lines((n) => `CODE-${String(n).padStart(8, '0')}`, 1_300_000),
    ),
    table('one-line.csv', [`code,${'x'.repeat(tenMegabytes - 100)}`]),
    table('commas.csv', [','.repeat(tenMegabytes - 100)]),
    table('quotes.csv', ['"'.repeat(tenMegabytes - 101)]),
    table('open.csv', ['code,expiry', `"${'a\n'.repeat((tenMegabytes - 100) / 2)}`]),
    table(
      'pairs.csv',
      lines((n) => `A${n};B`, tenMegabytes - 100),
    ),
  ]
}
