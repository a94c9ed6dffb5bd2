import type { ReactNode } from 'react'
import classes from './StateBadge.module.css'

/** plain: nothing to do · busy: somebody or something is at it · good, warn, bad: as it says. */
export type Tone = 'plain' | 'busy' | 'good' | 'warn' | 'bad'

/** Where a thing stands, in a word. Colour only repeats what the word says. */
export function StateBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  )
}
