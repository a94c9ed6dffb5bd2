import { deflateSync } from 'node:zlib'

/**
 * A PDF of under 3 KB whose only page holds as much invisible text as is asked for: what inflates to
 * a thousand times its size, and every rule would read.
 *
 * @param lines of a thousand times three letters each
 */
export function tinyPdf(lines: number): Uint8Array<ArrayBuffer> {
  const show = `(${'AB1 '.repeat(1000)}) Tj\n`.repeat(lines)
  const content = deflateSync(`BT 3 Tr /F1 0.0001 Tf 10 700 Td ${show}ET`, { level: 9 })
  const parts = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}/Filter/FlateDecode>>stream\n${content.toString('latin1')}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ].map((body, at) => `${at + 1} 0 obj${body}endobj\n`)
  return new Uint8Array(
    Buffer.from(`%PDF-1.4\n${parts.join('')}trailer<</Root 1 0 R>>\n%%EOF`, 'latin1'),
  )
}
