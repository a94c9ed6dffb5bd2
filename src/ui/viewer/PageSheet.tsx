import { type CSSProperties, type ReactNode, type SyntheticEvent } from 'react'
import type { Adjustment } from './picture-memory.ts'
import classes from './PictureViewer.module.css'
import { filterOf } from './tones.ts'
import type { Size, Turns } from './view.ts'

interface PageSheetProps {
  src: string
  /** Alt text; empty for a copy. */
  label: string
  size: Size
  adjustment: Adjustment
  onLoad?: (event: SyntheticEvent<HTMLImageElement>) => void
  onError?: () => void
  /** Overlay in the picture's own pixels; moves and rotates with it. */
  children?: ReactNode
}

/** The picture with its rotation and light, and the overlay. */
export function PageSheet({ src, label, size, adjustment, children, ...loading }: PageSheetProps) {
  const style: CSSProperties = { width: size.width, height: size.height }
  return (
    <div className={classes.page} style={{ ...style, transform: placing(size, adjustment.turns) }}>
      <img
        src={src}
        alt={label}
        className={classes.picture}
        style={{ ...style, filter: filterOf(adjustment) }}
        draggable={false}
        {...loading}
      />
      {children}
    </div>
  )
}

/** Rotates a picture about its corner and moves it back into place. */
function placing({ width, height }: Size, turns: Turns): string {
  const back = [
    [0, 0],
    [height, 0],
    [width, height],
    [0, width],
  ][turns] ?? [0, 0]
  return `translate(${back[0]}px, ${back[1]}px) rotate(${turns * 90}deg)`
}
