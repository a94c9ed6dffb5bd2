import { IconCheck, IconInfoCircle, IconQuestionMark, IconX } from '@tabler/icons-react'
import type { ReactNode, Ref } from 'react'
import { useWords } from '../../ui/words.ts'
import { CompareButton } from '../checks/NamedClaims.tsx'
import classes from './Brief.module.css'
import type { BriefLine } from './brief-lines.ts'

interface BriefLinesProps {
  lines: BriefLine[]
  /** In one line, one below the other over what follows, or one below the other in its place. */
  layout: 'line' | 'over' | 'list'
  list?: Ref<HTMLUListElement>
  /** Whether the claims that are named can be compared from here. */
  canCompare?: boolean
  /** After the lines. */
  children?: ReactNode
}

const icons = {
  fails: IconX,
  unsure: IconQuestionMark,
  holds: IconCheck,
  told: IconInfoCircle,
} as const

/** The lines of a brief, in the colour of the worst. */
export function BriefLines({ lines, layout, list, canCompare = false, children }: BriefLinesProps) {
  const t = useWords('review.brief')
  if (lines.length === 0) return null
  const whole = lines.map(({ text }) => text).join(' · ')
  const worst = (['fails', 'unsure'] as const).find((tone) =>
    lines.some((line) => line.tone === tone),
  )
  return (
    <section
      className={classes.brief}
      aria-label={t('title')}
      data-worst={worst}
      data-layout={layout}
    >
      <ul
        key={whole}
        ref={list}
        className={classes.lines}
        title={layout === 'list' ? undefined : whole}
      >
        {lines.map(({ id, tone, text, names }) => {
          const Icon = icons[tone]
          return (
            <li key={id} className={classes.line} data-tone={tone}>
              <Icon size={13} stroke={2.4} aria-hidden className={classes.icon ?? ''} />
              <span>{text}</span>
              {names && canCompare && <CompareButton number={names} />}
            </li>
          )
        })}
      </ul>
      {children}
    </section>
  )
}
