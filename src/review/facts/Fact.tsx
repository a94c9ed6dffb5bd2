import { ActionIcon } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Check } from '../../../contract/checks.ts'
import { copyText } from '../../ui/copy-text.ts'
import { useTitleWithKey } from '../../ui/shortcuts/title-with-key.ts'
import { useWords } from '../../ui/words.ts'
import { ChecksSign } from '../checks/CheckSign.tsx'
import classes from './FactsList.module.css'

interface RegisteredProps {
  label: string
  value: string
  /** Value in the previous attempt; shown if it differs. */
  before?: string | undefined
  /** No copy button, because nobody copies this. */
  isPlain?: boolean
  /** The key that copies it. */
  copyKey?: string
  children?: ReactNode
}

/** A value as registered, with what it was before. */
export function Registered(props: RegisteredProps) {
  const { label, value, before, isPlain = false, copyKey, children } = props
  const t = useWords('review.facts')
  const titled = useTitleWithKey()
  const copy = t('copy', { what: label })
  const isChanged = before !== undefined && before !== value
  return (
    <span className={classes.value} data-changed={isChanged || undefined} title={value}>
      {children ?? value}
      {isChanged && <span className={classes.before}>{before}</span>}
      {!isPlain && (
        <ActionIcon
          className={classes.copy ?? ''}
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={copy}
          title={copyKey ? titled(copy, copyKey) : copy}
          onClick={() => copyText(value)}
        >
          <IconCopy size={13} />
        </ActionIcon>
      )}
    </span>
  )
}

interface FactProps extends RegisteredProps {
  /** The checks on this fact. */
  checks?: Check[]
}

/** A fact of the details. */
export function Fact({ checks, ...fact }: FactProps) {
  return (
    <div className={classes.fact}>
      <dt>{fact.label}</dt>
      <dd>
        <Registered {...fact} />
        {checks && <ChecksSign checks={checks} />}
      </dd>
    </div>
  )
}
