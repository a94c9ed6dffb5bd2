import type { ReactNode } from 'react'
import classes from './StateBadge.module.css'

/** plain: nothing to do · busy: in progress · good, warn, bad: as named. */
export type Tone = 'plain' | 'busy' | 'good' | 'warn' | 'bad'

/** A state in one word. Colour only repeats it. */
export function StateBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  )
}
