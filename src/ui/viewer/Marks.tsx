import classes from './Marks.module.css'
import { printBox, type PrintPlace } from './print-box.ts'

/** A mark on a picture; `x` to `height` in pixels of the page. */
export interface Mark extends PrintPlace {
  id: string
  /** Its label. */
  label: string
  /** `quiet`: only visible while pointed at. */
  tone: 'good' | 'bad' | 'unsure' | 'plain' | 'equal' | 'quiet'
  /** Where its line is: a code has its line above, because its number is printed below. */
  line?: 'under' | 'over' | undefined
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
  return marks.map(({ id, label, tone, line, isPointed, ...place }) => (
    <button
      key={id}
      type="button"
      className={classes.mark}
      data-tone={tone}
      data-line={line}
      data-pointed={isPointed || undefined}
      style={printBox(place)}
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
