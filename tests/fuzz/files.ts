import { jpeg } from '../support/pictures.ts'
import { animation, lockedPdf, pdf, picture, truncated } from '../support/hostile-pictures.ts'
import { dates, nastyTexts, noDates } from './nasty.ts'

const text = (content: string, name: string) => new File([content], name)

const pdfWith = (pages: string) =>
  ['%PDF-1.4', '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj', `2 0 obj${pages}endobj`]
    .concat('trailer<</Root 1 0 R>>')
    .join('\n')

/** Small documents as people and programs make them; the first is one that is taken. */
let made: Promise<File[]> | undefined
const pictures = () => (made ??= drawPictures())

async function drawPictures(): Promise<File[]> {
  return [
    await jpeg(33, 24, 18),
    await picture('png'),
    await picture('gif'),
    await picture('webp'),
    await animation(),
    await truncated(),
    await pdf(1),
    await pdf(12),
    await lockedPdf(),
    text(pdfWith('<</Type/Pages/Kids[]/Count 0>>'), 'no-pages.pdf'),
    text(pdfWith('<</Type/Pages/Kids[9 0 R]/Count 1>>'), 'lost-page.pdf'),
    text('%PDF-', 'cut.pdf'),
    text('<svg xmlns="http://www.w3.org/2000/svg"/>', 'drawing.svg'),
    text('a text', `${'long '.repeat(80)}\u0000\ud800.jpg`),
    text('', 'empty.jpg'),
  ]
}

let codes = 0

/** Lists of codes, of every form somebody may have: with what stands in their cells. */
function codeLists(): File[] {
  const code = () => `LIST-CODE-${(codes += 1)}`
  const cells = [...dates, ...noDates, ...nastyTexts, '46387', '31 Des 2026', '12/2026']
  return [
    text(`${code()}\n${code()}`, 'codes.txt'),
    ...cells.map((cell) =>
      text(`code,expiry\n${code()},"${cell.replaceAll('"', '""')}"`, 'codes.csv'),
    ),
    ...nastyTexts.map((cell) => text(`code;expiry\n${cell};2027-01-01\n${code()};`, 'codes.csv')),
    text(`\ufeffcode\texpiry\r\n${code()}\t2027-01-01`, 'bom.txt'),
    text(`"code","expiry"\n"${code()}`, 'open-quote.csv'),
    text(',,,,\n'.repeat(50), 'commas.csv'),
    text('x'.repeat(300_000), 'one-line.txt'),
    text('\n\n', 'blank.csv'),
    new File([new Uint8Array([0xff, 0xfe, 0x41, 0x00])], 'utf16.csv'),
    new File([new Uint8Array(64).map((_, index) => (index * 37) % 256)], 'bytes.bin'),
  ]
}

/** Lists of parcels, as carriers' tools give them back. */
function trackingLists(claims: string[]): File[] {
  const [claim = 'R-100001'] = claims
  const heading = 'claim,carrier,tracking numbers,shipped on,delivered on'
  const cells = [...dates, ...noDates, ...nastyTexts, 'x'.repeat(5000), 'R-1', claim]
  return [
    text(`${heading}\n${claim},jne,JX1234567,2026-03-10,`, 'tracking.csv'),
    ...[0, 1, 2, 3, 4].flatMap((column) =>
      cells.map((cell) => {
        const row = [claim, 'jne', 'JX1234567', '2026-03-10', '2026-03-10']
        row[column] = `"${cell.replaceAll('"', '""')}"`
        return text(`${heading}\n${row.join(',')}`, 'tracking.csv')
      }),
    ),
    text(heading, 'heading.csv'),
    text('', 'empty.csv'),
    text(`${'a,'.repeat(3000)}\n${'1,'.repeat(3000)}`, 'wide.csv'),
    new File([new Uint8Array([0xff, 0xfe, 0x41, 0x00])], 'utf16.csv'),
  ]
}

/** Every file that is tried in a part of a form; the first is one that is taken. */
export async function filesFor(part: string, claims: string[]): Promise<File[]> {
  if (part === 'codes') return codeLists()
  return part === 'rows' ? trackingLists(claims) : pictures()
}
