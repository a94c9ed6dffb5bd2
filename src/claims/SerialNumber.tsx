import classes from './SerialNumber.module.css'

interface SerialNumberProps {
  value: string
  size?: 'inherit' | 'large'
}

/** An S/N in a typeface that distinguishes 0 from O, and 1 from l and I. */
export function SerialNumber({ value, size = 'inherit' }: SerialNumberProps) {
  return (
    <span className={classes.serial} data-size={size} translate="no">
      {value}
    </span>
  )
}
