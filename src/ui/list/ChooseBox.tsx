import { useEffect, useRef } from 'react'
import classes from './RowList.module.css'

interface ChooseBoxProps {
  label: string
  isChosen: boolean
  /** Some of its rows are selected, but not all. */
  isPartly?: boolean
  onChoose(isChosen: boolean, withShift: boolean): void
}

/** The browser's own checkbox: light, and supported by every keyboard. */
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
