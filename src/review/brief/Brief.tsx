import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { keepFocus } from '../../ui/keep-focus.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import classes from './Brief.module.css'
import { BriefLines } from './BriefLines.tsx'
import { useBriefLines } from './brief-lines.ts'

interface BriefProps {
  claim: Claim
  attempt: Attempt
}

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
  const toggle = () => setIsWhole((now) => !now)
  useShortcut(wholeKey, t('whole'), toggle, { isOn: isCut || isWhole })
  return (
    <BriefLines
      lines={lines}
      layout={isWhole ? 'over' : 'line'}
      list={setList}
      canCompare={claim.abilities.seeEvidence.isAllowed}
    >
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
    </BriefLines>
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
