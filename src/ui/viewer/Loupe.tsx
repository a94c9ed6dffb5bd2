import { useImperativeHandle, useRef, type ReactNode, type Ref } from 'react'
import classes from './PictureViewer.module.css'
import type { Size, View } from './view.ts'

/** A point in the frame, in pixels. */
export interface Point {
  x: number
  y: number
}

export interface LoupeHandle {
  /** @param view position of the picture in its frame */
  draw(frame: Size, view: View, at: Point): void
}

/** Diameter in pixels; less in a small frame, so that some of the picture stays visible. */
const acrossOf = ({ width, height }: Size) => Math.min(240, width * 0.6, height * 0.6)

/** Magnification relative to the picture around it, at least one to one. */
const closer = 2.5

interface LoupeProps {
  ref: Ref<LoupeHandle>
  /** A copy of the picture. */
  children: ReactNode
}

/** A magnifier over the picture. It moves by style only, so nothing below it renders again. */
export function Loupe({ ref, children }: LoupeProps) {
  const glass = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => ({
    draw(frame, view, at) {
      if (!glass.current || !sheet.current) return
      const across = acrossOf(frame)
      const scale = Math.max(view.scale * closer, 1)
      const [x, y] = [(at.x - view.x) / view.scale, (at.y - view.y) / view.scale]
      glass.current.style.width = `${across}px`
      glass.current.style.height = `${across}px`
      glass.current.style.transform = `translate(${at.x - across / 2}px, ${at.y - across / 2}px)`
      sheet.current.style.transform = `translate(${across / 2 - x * scale}px, ${across / 2 - y * scale}px) scale(${scale})`
    },
  }))
  return (
    <div ref={glass} className={classes.loupe} data-loupe aria-hidden>
      <div ref={sheet} className={classes.loupeSheet}>
        {children}
      </div>
    </div>
  )
}
