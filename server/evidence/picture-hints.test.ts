import { expect, test } from 'vitest'
import type { DrawingGap, PictureHint } from '../../contract/document-reading.ts'
import type { EvidenceKind } from '../../contract/evidence.ts'
import { pageReading, readCode, readLine } from '../../tests/support/readings.ts'
import type { PageLight, PageReading } from '../storage/page-reading.ts'
import { hintsOf } from './picture-hints.ts'

const clear = [{ brightness: 160, sharpness: 110 }]

const cutLines = (left: number) => ({
  ...pageReading([]),
  lines: ['a', 'b', 'c'].map((text, row) => readLine(`${text} 4711`, row, left)),
})
const boxed = { ...pageReading(['MSI']), codes: [readCode('4719072612345', 'EAN13')] }

test.each<[string, EvidenceKind, PageLight[], PageReading[] | null, PictureHint[]]>([
  ['a clear photo', 'serial_photo', clear, [pageReading(['S/N BA3T01946000V'])], []],
  ['nothing read yet, but soft', 'invoice', [{ brightness: 160, sharpness: 9 }], null, ['blurred']],
  ['dark, and so soft as well', 'invoice', [{ brightness: 20, sharpness: 9 }], null, ['dark']],
  ['nothing on it', 'serial_photo', clear, [pageReading([])], ['no_text']],
  ['a code of shops', 'serial_photo', clear, [boxed], ['packaging']],
  ['words of boxes', 'serial_photo', clear, [pageReading(['GROSS WEIGHT 7.2'])], ['packaging']],
  [
    'words of boxes, read closely',
    'serial_photo',
    clear,
    [pageReading(['N.W.8.8KG'])],
    ['packaging'],
  ],
  ['pieces in a box', 'serial_photo', clear, [pageReading(['QTY:1PCS'])], ['packaging']],
  ['a network’s name', 'serial_photo', clear, [pageReading(['NW1042 AGW 5'])], []],
  ['lines cut by the edge', 'invoice', clear, [cutLines(0)], ['cut_off']],
  ['lines that end before it', 'invoice', clear, [cutLines(90)], []],
])('%s', (_, kind, light, pages, hints) => {
  expect(hintsOf(kind, light, pages, [])).toEqual(hints)
})

test.each<[DrawingGap[], PictureHint[]]>([
  [['letters_missing'], ['letters_missing']],
  [['form_not_shown'], ['form_not_shown']],
  [['pages_cut'], ['pages_cut', 'blurred', 'no_text']],
])('with %s on a soft page without text: %s', (gaps, hints) => {
  const soft = [{ brightness: 160, sharpness: 9 }]
  expect(hintsOf('invoice', soft, [pageReading([])], gaps)).toEqual(hints)
})
