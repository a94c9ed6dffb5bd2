import { useEffect, useRef } from 'react'
import classes from './RowList.module.css'

interface ChooseBoxProps {
  label: string
  isChosen: boolean
  /** Some of what it stands for is chosen, and some is not. */
  isPartly?: boolean
  onChoose(isChosen: boolean, withShift: boolean): void
}

/** The system's own box: light, and known to every keyboard. */
export function ChooseBox({ label, isChosen, isPartly = false, onChoose }: ChooseBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPartly
  }, [isPartly])
  return (
    <label className={classes.box}>
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={isChosen}
        onChange={({ currentTarget, nativeEvent }) =>
          onChoose(currentTarget.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
    </label>
  )
}
