import classes from './Marks.module.css'
import type { Box } from './view.ts'

/** Something on a picture that is pointed at; `x` to `height` in pixels of the page. */
export interface Mark extends Box {
  id: string
  /** What is there, in words. */
  label: string
  /** `quiet`: seen only when it is pointed at. */
  tone: 'good' | 'bad' | 'unsure' | 'plain' | 'equal' | 'quiet'
  /** Whether what it belongs to is pointed at elsewhere. */
  isPointed?: boolean
}

interface MarksProps {
  marks: Mark[]
  onPick: ((id: string) => void) | undefined
  /** The box the pointer or the focus is on, or `null`. */
  onPoint?: ((id: string | null) => void) | undefined
}

/** Boxes over a picture, each a button: they can be clicked, and reached with Tab. */
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
