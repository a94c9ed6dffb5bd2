import { useImperativeHandle, useRef, type ReactNode, type Ref } from 'react'
import classes from './PictureViewer.module.css'
import type { Size, View } from './view.ts'

/** A point of the frame, in its pixels. */
export interface Point {
  x: number
  y: number
}

export interface LoupeHandle {
  /** @param view how the picture lies in its frame */
  draw(frame: Size, view: View, at: Point): void
}

/** Pixels across; in a small frame less, so that something is left around it. */
const acrossOf = ({ width, height }: Size) => Math.min(240, width * 0.6, height * 0.6)

/** Times as close as the picture around it, and never less than one to one. */
const closer = 2.5

interface LoupeProps {
  ref: Ref<LoupeHandle>
  /** The picture once more. */
  children: ReactNode
}

/** A glass over the picture. It is moved by style alone: what lies under it is not drawn anew. */
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
