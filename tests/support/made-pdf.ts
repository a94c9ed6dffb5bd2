/** A PDF out of its objects, the first being its catalogue; the table of places is written for it. */
function madePdf(objects: (string | Buffer)[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let at = parts[0]?.length ?? 0
  const add = (part: Buffer) => {
    parts.push(part)
    at += part.length
  }
  for (const [index, object] of objects.entries()) {
    places.push(at)
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), endOfObject]))
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF`
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(table), Buffer.from(end)]))
}

const endOfObject = Buffer.from('\nendobj\n')

export const stream = (entries: string, data: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`),
    Buffer.from(data),
    Buffer.from('\nendstream'),
  ])

interface MadePage {
  content: string | Buffer
  resources?: string
  /** Entries of the stream of its content, such as a filter. */
  packed?: string
  box?: [width: number, height: number]
  /** More of the catalogue. */
  catalogue?: string
  /** Its annotations, as references. */
  annotations?: string
  /** Objects that resources name, the first of them being 5. */
  more?: (string | Buffer)[]
}

/** A PDF of one page. */
export const pageOf = ({
  content,
  resources = '',
  packed = '',
  box,
  catalogue,
  annotations = '',
  more,
}: MadePage) =>
  madePdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalogue ?? ''} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${(box ?? [595, 842]).join(' ')}]
      /Contents 4 0 R /Annots [${annotations}] /Resources << ${resources} >> >>`,
    stream(packed, content),
    ...(more ?? []),
  ])

/** One page with a line in Helvetica, which every reader has. */
export const lineOf = (text: string, page: Partial<MadePage> = {}) =>
  pageOf({
    content: `BT /F 24 Tf 40 100 Td (${text}) Tj ET`,
    resources: '/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>',
    ...page,
  })

/** A line in a font of another script, which the PDF names and does not bring along. */
export const lineWithoutFont = (font: string, encoding: string, ordering: string, hex: string) =>
  pageOf({
    content: `BT /F 24 Tf 40 700 Td <${hex}> Tj ET`,
    resources: '/Font << /F 5 0 R >>',
    more: [
      `<< /Type /Font /Subtype /Type0 /BaseFont /${font} /Encoding /${encoding}
        /DescendantFonts [6 0 R] >>`,
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${font} /FontDescriptor 7 0 R
        /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> >>`,
      `<< /Type /FontDescriptor /FontName /${font} /Flags 4 /FontBBox [0 -200 1000 900]
        /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>`,
    ],
  })
