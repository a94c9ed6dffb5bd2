import { Button } from '@mantine/core'
import { IconCheck, IconInfoCircle, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { keepFocus } from '../../ui/keep-focus.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { CompareButton } from '../checks/NamedClaims.tsx'
import classes from './Brief.module.css'
import { useBriefLines } from './brief-lines.ts'

interface BriefProps {
  claim: Claim
  attempt: Attempt
}

const icons = {
  fails: IconX,
  unsure: IconQuestionMark,
  holds: IconCheck,
  told: IconInfoCircle,
} as const

const wholeKey = 'Alt+s'

/**
 * One line across the claim: what decides, worst first. What does not fit opens below it, by a key
 * or a press.
 */
export function Brief({ claim, attempt }: BriefProps) {
  const t = useWords('review.brief')
  const lines = useBriefLines(claim, attempt)
  const [isWhole, setIsWhole] = useState(false)
  const [list, setList] = useState<HTMLUListElement | null>(null)
  const isCut = useIsCut(list)
  const whole = lines.map(({ text }) => text).join(' · ')
  const toggle = () => setIsWhole((now) => !now)
  useShortcut(wholeKey, t('whole'), toggle, { isOn: isCut || isWhole })
  if (lines.length === 0) return null
  const worst = (['fails', 'unsure'] as const).find((tone) =>
    lines.some((line) => line.tone === tone),
  )
  return (
    <section
      className={classes.brief}
      aria-label={t('title')}
      data-worst={worst}
      data-whole={isWhole || undefined}
    >
      <ul key={whole} ref={setList} className={classes.lines} title={whole}>
        {lines.map(({ id, tone, text, names }) => {
          const Icon = icons[tone]
          return (
            <li key={id} className={classes.line} data-tone={tone}>
              <Icon size={13} stroke={2.4} aria-hidden className={classes.icon ?? ''} />
              <span>{text}</span>
              {names && claim.abilities.seeEvidence.isAllowed && <CompareButton number={names} />}
            </li>
          )
        })}
      </ul>
      {(isCut || isWhole) && (
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={isWhole}
          className={classes.more ?? ''}
          rightSection={<ShortcutKey keys={wholeKey} />}
          onMouseDown={keepFocus}
          onClick={toggle}
        >
          {t(isWhole ? 'less' : 'more')}
        </Button>
      )}
    </section>
  )
}

/** Whether a line, which is drawn anew with its text, is wider than its place. */
function useIsCut(line: HTMLElement | null): boolean {
  const [isCut, setIsCut] = useState(false)
  useEffect(() => {
    if (!line) return undefined
    const observer = new ResizeObserver(() => setIsCut(line.scrollWidth > line.clientWidth + 1))
    observer.observe(line)
    return () => observer.disconnect()
  }, [line])
  return isCut
}
