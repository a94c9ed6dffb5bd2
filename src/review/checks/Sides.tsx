import { useWords } from '../../ui/words.ts'
import classes from './checks.module.css'
import type { sidesOf } from './check-words.ts'

/** What each source says, one per line, with the differing characters marked. */
export function Sides({ sides }: { sides: ReturnType<typeof sidesOf> }) {
  const t = useWords('review.checks')
  return (
    <dl className={classes.sides}>
      {sides.map(({ source, text, differing }, at) => (
        <div key={at} className={classes.side}>
          <dt>{t(`sources.${source}`)}</dt>
          <dd>
            {[...text].map((letter, place) =>
              differing.includes(place) ? <mark key={place}>{letter}</mark> : letter,
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
