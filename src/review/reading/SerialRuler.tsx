import type { CSSProperties } from 'react'
import { printBox } from '../../ui/viewer/print-box.ts'
import { useWords } from '../../ui/words.ts'
import type { Ruled } from './ruled.ts'
import classes from './SerialRuler.module.css'

/**
 * The registered S/N along the printed one, as large and as tilted, each character where the
 * printed one is. In pixels of the page.
 */
export function SerialRuler({ letters, place, side }: Ruled) {
  const t = useWords('review.reading.numbers')
  const differing = letters.filter(({ differs }) => differs).length
  const height = place.print?.height ?? place.height
  const width = place.print?.width ?? place.width
  const style = {
    ...printBox(place),
    '--letter': `${height}px`,
    '--tall': height,
    '--room': `${width / Math.max(1, letters.length)}px`,
  } as CSSProperties
  return (
    <div
      className={classes.print}
      style={style}
      role="img"
      aria-label={t('ruler', { number: letters.map(({ text }) => text).join(''), differing })}
      data-side={side}
      data-differs={differing > 0 || undefined}
    >
      <div className={classes.ruler} data-ruler>
        {letters.map(({ text, differs, middle }, at) => (
          <span
            key={at}
            className={classes.letter}
            data-differs={differs || undefined}
            style={{ left: `${middle * 100}%` }}
          >
            {text || '·'}
          </span>
        ))}
      </div>
    </div>
  )
}
