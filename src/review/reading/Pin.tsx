import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../ui/words.ts'
import { usePointing } from './evidence-focus.ts'
import classes from './numbers.module.css'

interface PinProps {
  id: string
  text: string
  hasPlace: boolean
  /** Shown character by character. */
  isNumber?: boolean
  /** The text, with what differs marked. */
  children?: ReactNode
}

/** A label that leads to a place in a picture. */
export function Pin({ id, text, hasPlace, isNumber, children = text }: PinProps) {
  const t = useWords('review.reading')
  const { isPointed, pointing } = usePointing(id)
  return (
    <UnstyledButton
      className={classes.pin ?? ''}
      data-number={isNumber || undefined}
      data-pointed={isPointed || undefined}
      disabled={!hasPlace}
      title={t('goTo', { what: text })}
      {...pointing}
    >
      {children}
    </UnstyledButton>
  )
}
