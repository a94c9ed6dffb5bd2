import { useEffect, useRef } from 'react'
import type { EvidenceKind } from '../../../contract/evidence.ts'
import type { Size } from '../../ui/viewer/view.ts'
import { useLatest } from '../../ui/use-latest.ts'
import { useWords } from '../../ui/words.ts'
import { usePlacing } from '../placing.ts'
import classes from './evidence.module.css'

interface PlaceTargetProps {
  kind: EvidenceKind
  page: Size & { sha256: string }
  isActive: boolean
  /** What is in the middle of the frame, as fractions of the page. */
  middle(): { x: number; y: number } | undefined
}

/**
 * Lies over a page while a place for a note is picked: a click picks what is under it, Enter what is
 * in the middle of the frame. No real button, because dragging and zooming go on.
 */
export function PlaceTarget({ kind, page, isActive, middle }: PlaceTargetProps) {
  const t = useWords('review.notes')
  const target = useRef<HTMLDivElement>(null)
  const give = usePlacing(({ asked }) => asked?.give)
  const pick = (at: { x: number; y: number } | undefined) =>
    at && give?.({ kind, sha256: page.sha256, ...at })
  const pickMiddle = useLatest(() => pick(middle()))
  useEffect(() => {
    if (!isActive) return
    target.current?.focus({ preventScroll: true })
    usePlacing.setState({ pickMiddle })
    return () => usePlacing.setState({ pickMiddle: null })
  }, [isActive, pickMiddle])
  return (
    <div
      ref={target}
      className={classes.target}
      role="button"
      tabIndex={0}
      aria-label={t('pick', { kind })}
      onClick={({ nativeEvent: { offsetX, offsetY } }) =>
        pick({ x: offsetX / page.width, y: offsetY / page.height })
      }
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        if (event.key === 'Enter') pickMiddle()
        else give?.(null)
      }}
    />
  )
}
