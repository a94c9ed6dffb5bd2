import type { DrawingGap, PictureHint } from '../../contract/document-reading.ts'
import type { EvidenceKind } from '../../contract/evidence.ts'
import type { PageLight, PageReading } from '../storage/page-reading.ts'

/** Brightness steps below which even the strongest edges of a picture are soft. */
const softestEdges = 22

/** Mean brightness below which print can hardly be told from paper. */
const darkest = 55

/** Letters and digits below which a picture counts as saying nothing. */
const leastText = 6

/** Retail codes: they are on boxes and seldom on products. */
const shopCodes = /^(EAN|UPC)/

/** Words on boxes, in capitals; readers drop colons and spaces: "N.W.8.8KG", "QTY:1PCS". */
const boxWords =
  /\b(NET WEIGHT|GROSS WEIGHT|[NG]\.\s?W\.?\s?:?\s?\d|[NG]W\s?:\s?\d|Q.?TY\s?[.:]?\s?\d|PACKAGE CONTENTS?|WHAT.S IN THE BOX|CARTON)/

/** Lines cut by an edge before a picture counts as cut off. */
const fewCut = 3

/** What was not drawn explains why there is little to see. */
const explaining: DrawingGap[] = [
  'letters_missing',
  'form_not_shown',
  'files_inside',
  'picture_missing',
]

/** What makes a document hard to judge: its light at once, and more once it was read. */
export function hintsOf(
  kind: EvidenceKind,
  light: PageLight[],
  pages: PageReading[] | null,
  gaps: DrawingGap[],
): PictureHint[] {
  const hints: PictureHint[] = [...gaps]
  const isExplained = gaps.some((gap) => explaining.includes(gap))
  const [first] = light
  if (first && !isExplained) {
    if (first.brightness < darkest) hints.push('dark')
    else if (first.sharpness < softestEdges) hints.push('blurred')
  }
  if (!pages) return hints
  if (!isExplained && isEmpty(pages)) hints.push('no_text')
  if (pages.some(({ isCut }) => isCut)) hints.push('too_much_text')
  if (kind === 'invoice' && pages.some(isCutOff)) hints.push('cut_off')
  if (kind === 'serial_photo' && pages.some(isOfPackaging)) hints.push('packaging')
  return hints
}

function isEmpty(pages: PageReading[]): boolean {
  const text = pages.flatMap(({ lines, codes }) => [...lines, ...codes].map((one) => one.text))
  return text.join('').replace(/[^\p{L}\p{N}]/gu, '').length < leastText
}

function isCutOff({ lines, width, source }: PageReading): boolean {
  if (source === 'layer') return false
  const edge = Math.max(3, width * 0.004)
  const cut = (isAt: (x: number) => boolean) =>
    lines.filter(({ corners }) => corners.some(([x]) => isAt(x))).length
  return cut((x) => x < edge) >= fewCut || cut((x) => x > width - edge) >= fewCut
}

const isOfPackaging = ({ lines, codes }: PageReading) =>
  codes.some(({ format }) => shopCodes.test(format)) ||
  lines.some(({ text }) => boxWords.test(text.toUpperCase()))
