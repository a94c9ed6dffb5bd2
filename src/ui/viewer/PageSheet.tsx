import { type CSSProperties, type ReactNode, type SyntheticEvent } from 'react'
import type { Adjustment } from './picture-memory.ts'
import classes from './PictureViewer.module.css'
import { filterOf } from './tones.ts'
import type { Size, Turns } from './view.ts'

interface PageSheetProps {
  src: string
  /** What it is a picture of; empty for a copy. */
  label: string
  size: Size
  adjustment: Adjustment
  onLoad?: (event: SyntheticEvent<HTMLImageElement>) => void
  onError?: () => void
  /** Drawn over the picture in its own pixels; moves and turns with it. */
  children?: ReactNode
}

/** The picture as it was turned and lit, and what lies over it. */
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

/** Turns a picture about its corner and pushes it back to where it lies. */
function placing({ width, height }: Size, turns: Turns): string {
  const back = [
    [0, 0],
    [height, 0],
    [width, height],
    [0, width],
  ][turns] ?? [0, 0]
  return `translate(${back[0]}px, ${back[1]}px) rotate(${turns * 90}deg)`
}
