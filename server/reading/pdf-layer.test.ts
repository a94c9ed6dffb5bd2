import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { tinyPdf } from '../../tests/support/tiny-pdf.ts'
import { readingLimits } from '../evidence/reading-limits.ts'
import { readPdfLayers } from './pdf-layer.ts'

const layersOf = (bytes: Uint8Array) =>
  readPdfLayers(getDocument({ data: bytes, verbosity: VerbosityLevel.ERRORS }), 1)

test.each([50, 375])(
  'of a small PDF with %i times a thousand words no more is kept than the limits say',
  async (lines) => {
    const bytes = tinyPdf(lines)
    expect(bytes.length).toBeLessThan(12_000)
    const [layer] = await layersOf(bytes)
    expect(layer?.isCut).toBe(true)
    const texts = layer?.lines.map(({ text }) => text) ?? []
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.join('').length).toBeLessThanOrEqual(readingLimits.characters * 1.1)
  },
)
