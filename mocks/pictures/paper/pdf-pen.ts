import {
  concatTransformationMatrix,
  LineCapStyle,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setCharacterSpacing,
  setCharacterSqueeze,
} from '@cantoo/pdf-lib'
import type { Color, PDFFont, PDFPage } from '@cantoo/pdf-lib'

import type { Place } from '../drawing.ts'
import { fitting } from './pen.ts'
import type { Fill, Ink, Pen } from './pen.ts'

type PdfFace = 'roboto-condensed' | 'lora' | 'roboto-mono'
/** a face and its weight, e.g. 'lora 700' */
export type PdfFontName = `${PdfFace} ${400 | 700}`
export type PdfFonts = Partial<Record<PdfFontName, PDFFont>>

/** What a page needs and how to draw it, once its fonts are embedded. */
export interface PdfPen extends Pen {
  used: Set<PdfFontName>
  finish(page: PDFPage, fonts: PdfFonts): void
}

// Inter exists only as a variable font, which PDF does not support: the condensed face, set wider,
// replaces it.
const wider = 1.1

type Draw = (page: PDFPage, fonts: PdfFonts) => void

/**
 * Writes a PDF page `top` points high; places are in points from the top left, as in pictures.
 * `measure` holds every font, because the ones that are needed are known only afterwards.
 */
export function pdfPen(top: number, measure: PdfFonts, places: Place[]): PdfPen {
  const draws: Draw[] = []
  const used = new Set<PdfFontName>()
  let isTurned = false

  const nameFor = ({ face = 'sans', weight = 400 }: Ink): PdfFontName => {
    const isMono = face === 'mono' || face === 'code' || face === 'dots'
    const name: PdfFace = face === 'serif' ? 'lora' : isMono ? 'roboto-mono' : 'roboto-condensed'
    return `${name} ${weight >= 700 ? 700 : 400}`
  }
  const squeezeFor = ({ face = 'sans' }: Ink) => (face === 'sans' ? wider : 1)

  const width: Pen['width'] = (text, ink) => {
    const bare = measure[nameFor(ink)]?.widthOfTextAtSize(text, ink.size) ?? 0
    return (bare + (ink.spacing ?? 0) * text.length) * squeezeFor(ink)
  }

  const note: Pen['note'] = (what, text, x, y, wide, tall) => {
    if (isTurned || text.trim() === '') return
    const corners: Place['corners'] = [
      [x, y],
      [x + wide, y],
      [x + wide, y + tall],
      [x, y + tall],
    ]
    places.push({ what, text: text.replaceAll('\u00a0', ' '), corners })
  }

  const svg = (
    d: string,
    x: number,
    y: number,
    scale: number,
    { fill, stroke, width: thick = 1 }: Fill,
  ) => {
    const filled = fill ? paint(fill) : undefined
    const drawn = stroke ? paint(stroke) : undefined
    draws.push((page) => {
      page.drawSvgPath(d, {
        x,
        y: top - y,
        scale,
        ...(filled ? { color: filled.colour, opacity: filled.alpha } : {}),
        ...(drawn
          ? { borderColor: drawn.colour, borderOpacity: drawn.alpha, borderWidth: thick / scale }
          : {}),
      })
    })
  }

  return {
    used,
    width,
    note,
    finish: (page, fonts) => draws.forEach((draw) => draw(page, fonts)),
    text(x, y, text, wanted) {
      const ink = fitting(width(text, wanted), wanted)
      const name = nameFor(ink)
      used.add(name)
      const wide = width(text, ink)
      const left = ink.align === 'right' ? x - wide : ink.align === 'center' ? x - wide / 2 : x
      const { colour, alpha } = paint(ink.colour ?? '#1d1d1f')
      draws.push((page, fonts) => {
        const font = fonts[name]
        if (!font) throw new Error(`font ${name} was not embedded`)
        const squeeze = setCharacterSqueeze(squeezeFor(ink) * 100)
        page.pushOperators(pushGraphicsState(), squeeze, setCharacterSpacing(ink.spacing ?? 0))
        page.drawText(text, {
          x: left,
          y: top - y,
          size: ink.size,
          font,
          color: colour,
          opacity: alpha,
        })
        page.pushOperators(popGraphicsState())
      })
      if (ink.what !== 'none')
        note(ink.what ?? 'text', text, left, y - ink.size * 0.8, wide, ink.size)
      return wide
    },
    rule(x1, y1, x2, y2, { colour = '#333', width: thick = 0.6, dash } = {}) {
      draws.push((page) => {
        page.drawLine({
          start: { x: x1, y: top - y1 },
          end: { x: x2, y: top - y2 },
          thickness: thick,
          color: paint(colour).colour,
          lineCap: LineCapStyle.Butt,
          ...(dash ? { dashArray: dash } : {}),
        })
      })
    },
    box(x, y, wide, tall, fill) {
      const r = Math.min(fill.radius ?? 0, wide / 2, tall / 2)
      const d = r
        ? `M${r} 0 L${wide - r} 0 Q${wide} 0 ${wide} ${r} L${wide} ${tall - r} Q${wide} ${tall} ${wide - r} ${tall} L${r} ${tall} Q0 ${tall} 0 ${tall - r} L0 ${r} Q0 0 ${r} 0 Z`
        : `M0 0 L${wide} 0 L${wide} ${tall} L0 ${tall} Z`
      svg(d, x, y, 1, fill)
    },
    disc(x, y, radius, fill) {
      svg(
        `M${-radius} 0 A${radius} ${radius} 0 1 0 ${radius} 0 A${radius} ${radius} 0 1 0 ${-radius} 0 Z`,
        x,
        y,
        1,
        fill,
      )
    },
    path: svg,
    turned(x, y, angle, draw) {
      const cos = Math.cos(angle)
      const sin = Math.sin(angle)
      const py = top - y
      // y points up in PDF, so that clockwise is the other way round
      const matrix = concatTransformationMatrix(
        cos,
        -sin,
        sin,
        cos,
        x - x * cos - py * sin,
        py + x * sin - py * cos,
      )
      draws.push((page) => page.pushOperators(pushGraphicsState(), matrix))
      const before = isTurned
      isTurned = true
      draw()
      isTurned = before
      draws.push((page) => page.pushOperators(popGraphicsState()))
    },
    bars(x, y, wide, tall, runs) {
      const module = wide / runs.reduce((sum, run) => sum + run, 0)
      let at = 0
      const d = runs.map((run, i) => {
        const bar = `M${at} 0 L${at + run * module} 0 L${at + run * module} ${tall} L${at} ${tall} Z`
        at += run * module
        return i % 2 === 0 ? bar : ''
      })
      svg(d.join(' '), x, y, 1, { fill: '#111111' })
    },
  }
}

/** '#abc', '#aabbcc' or 'rgba(…)' as PDF wants it. */
function paint(css: string): { colour: Color; alpha: number } {
  const listed = /rgba?\(([^)]+)\)/.exec(css)?.[1]
  if (listed) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = listed.split(',').map(Number)
    return { colour: rgb(red / 255, green / 255, blue / 255), alpha }
  }
  const hex = css.slice(1)
  const long = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex
  const at = (i: number) => Number.parseInt(long.slice(i, i + 2), 16) / 255
  return { colour: rgb(at(0), at(2), at(4)), alpha: 1 }
}
