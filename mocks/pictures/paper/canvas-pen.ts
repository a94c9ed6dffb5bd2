import { Path2D } from '@napi-rs/canvas'
import type { SKRSContext2D } from '@napi-rs/canvas'

import type { Place } from '../drawing.ts'
import { familyOf } from '../fonts.ts'
import { dotText, dotWidth } from './dot-matrix.ts'
import { fitting } from './pen.ts'
import type { Fill, Ink, Pen } from './pen.ts'

/** Draws with the context's current transform and records places in the pen's own units. */
export function canvasPen(context: SKRSContext2D, places: Place[]): Pen {
  let isTurned = false

  const note: Pen['note'] = (what, text, x, y, width, height) => {
    if (isTurned || text.trim() === '') return
    places.push({
      what,
      text: text.replaceAll('\u00a0', ' '),
      corners: [
        [x, y],
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
      ],
    })
  }

  const use = (ink: Ink) => {
    const face = ink.face === 'dots' ? 'mono' : (ink.face ?? 'sans')
    context.font = `${ink.weight ?? 400} ${ink.size}px "${familyOf(face)}"`
    context.letterSpacing = `${ink.spacing ?? 0}px`
    context.fillStyle = ink.colour ?? '#1d1d1f'
  }

  const width: Pen['width'] = (text, ink) => {
    if (ink.face === 'dots') return dotWidth(text, ink.size)
    use(ink)
    return context.measureText(text).width
  }

  const trace = ({ fill, stroke, width: thick = 1 }: Fill, path: Path2D) => {
    if (fill) {
      context.fillStyle = fill
      context.fill(path)
    }
    if (stroke) {
      context.strokeStyle = stroke
      context.lineWidth = thick
      context.stroke(path)
    }
  }

  return {
    note,
    width,
    text(x, y, text, wanted) {
      const ink = fitting(width(text, wanted), wanted)
      const wide = width(text, ink)
      const left = ink.align === 'right' ? x - wide : ink.align === 'center' ? x - wide / 2 : x
      if (ink.face === 'dots') {
        dotText(context, left, y, text, ink)
      } else if (ink.stretch) {
        context.save()
        context.translate(left, y)
        context.scale(1, ink.stretch)
        context.fillText(text, 0, 0)
        context.restore()
      } else {
        context.fillText(text, left, y)
      }
      const tall = ink.size * (ink.stretch ?? 1)
      if (ink.what !== 'none') note(ink.what ?? 'text', text, left, y - tall * 0.8, wide, tall)
      return wide
    },
    rule(x1, y1, x2, y2, { colour = '#333', width: thick = 0.6, dash = [] } = {}) {
      context.strokeStyle = colour
      context.lineWidth = thick
      context.setLineDash(dash)
      context.beginPath()
      context.moveTo(x1, y1)
      context.lineTo(x2, y2)
      context.stroke()
      context.setLineDash([])
    },
    box(x, y, wide, tall, fill) {
      if (!fill.radius && !fill.stroke) {
        // by far the most common case: square codes consist of hundreds
        context.fillStyle = fill.fill ?? '#000'
        context.fillRect(x, y, wide, tall)
        return
      }
      const path = new Path2D()
      path.roundRect(x, y, wide, tall, fill.radius ?? 0)
      trace(fill, path)
    },
    disc(x, y, radius, fill) {
      const path = new Path2D()
      path.arc(x, y, radius, 0, Math.PI * 2)
      trace(fill, path)
    },
    path(d, x, y, scale, fill) {
      context.save()
      context.translate(x, y)
      context.scale(scale, scale)
      trace({ ...fill, width: (fill.width ?? 1) / scale }, new Path2D(d))
      context.restore()
    },
    turned(x, y, angle, draw) {
      context.save()
      context.translate(x, y)
      context.rotate(angle)
      context.translate(-x, -y)
      const before = isTurned
      isTurned = true
      draw()
      isTurned = before
      context.restore()
    },
    bars(x, y, wide, tall, runs) {
      const module = wide / runs.reduce((sum, run) => sum + run, 0)
      let at = x
      context.fillStyle = '#111'
      runs.forEach((run, i) => {
        if (i % 2 === 0) context.fillRect(at, y, run * module, tall)
        at += run * module
      })
    },
  }
}
