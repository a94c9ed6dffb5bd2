import classes from './Marks.module.css'
import type { Box } from './view.ts'

/** A mark on a picture; `x` to `height` in pixels of the page. */
export interface Mark extends Box {
  id: string
  /** Its label. */
  label: string
  /** `quiet`: only visible while pointed at. */
  tone: 'good' | 'bad' | 'unsure' | 'plain' | 'equal' | 'quiet'
  /** Whether its fact is highlighted elsewhere. */
  isPointed?: boolean
}

interface MarksProps {
  marks: Mark[]
  onPick: ((id: string) => void) | undefined
  /** The box with the pointer or focus, or `null`. */
  onPoint?: ((id: string | null) => void) | undefined
}

/** Boxes over a picture. Each is a button, so it can be clicked and reached with Tab. */
export function Marks({ marks, onPick, onPoint }: MarksProps) {
  return marks.map(({ id, label, tone, isPointed, x, y, width, height }) => (
    <button
      key={id}
      type="button"
      className={classes.mark}
      data-tone={tone}
      data-pointed={isPointed || undefined}
      style={{ left: x, top: y, width, height }}
      aria-label={label}
      title={label}
      onClick={() => onPick?.(id)}
      onPointerEnter={() => onPoint?.(id)}
      onPointerLeave={() => onPoint?.(null)}
      onFocus={() => onPoint?.(id)}
      onBlur={() => onPoint?.(null)}
    />
  ))
}
