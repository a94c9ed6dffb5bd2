import { Anchor, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Claim } from '../../../contract/claims.ts'
import type { ReadInvoiceLine } from '../../../contract/read-facts.ts'
import { paths } from '../../ui/paths.ts'
import { useWords } from '../../ui/words.ts'
import { ChecksSign } from '../checks/CheckSign.tsx'
import { usePointing } from './evidence-focus.ts'
import classes from './lines.module.css'
import { spotOfLine } from './spots.ts'

/** As many lines as can be read at a glance; of a longer invoice, the ones that claims refer to. */
const shownAtOnce = 4

/** The invoice lines: which one belongs to this claim, and which claims used the others. */
export function InvoiceLines({ claim }: { claim: Claim }) {
  const t = useWords('review.reading.lines')
  const [isWhole, setIsWhole] = useState(false)
  const { lines } = claim.read
  // A single line of which this claim is the only one repeats the model.
  if (lines.every(({ isOwn, usedBy }) => isOwn && usedBy.length === 0)) return null
  const isShown = ({ isOwn, usedBy }: ReadInvoiceLine) =>
    isWhole || lines.length <= shownAtOnce || isOwn || usedBy.length > 0
  const hidden = lines.filter((line) => !isShown(line)).length
  return (
    <ul className={classes.lines} aria-label={t('title')}>
      {lines.map((line, at) =>
        isShown(line) ? <LineRow key={at} claim={claim} line={line} at={at} /> : null,
      )}
      {hidden > 0 && (
        <li>
          <UnstyledButton className={classes.more ?? ''} onClick={() => setIsWhole(true)}>
            {t('more', { count: hidden })}
          </UnstyledButton>
        </li>
      )}
    </ul>
  )
}

interface LineRowProps {
  claim: Claim
  line: ReadInvoiceLine
  at: number
}

function LineRow({ claim, line, at }: LineRowProps) {
  const t = useWords('review.reading.lines')
  const { text, quantity, amount, places, isOwn, usedBy } = line
  const checks = claim.checks.filter(({ id }) => isOwn && id === 'invoice_unused')
  const used = usedBy.length + (isOwn ? 1 : 0)
  const pieces = quantity ?? 1
  return (
    <li className={classes.line} data-own={isOwn || undefined}>
      <Row
        id={spotOfLine(at)}
        checks={checks}
        name={text}
        quantity={quantity !== null && quantity > 1 ? t('times', { quantity }) : ''}
        amount={amount ?? ''}
        hasPlace={places.length > 0}
      />
      {usedBy.length > 0 && (
        <p className={classes.use}>
          {usedBy.map(({ claim: number, serialNumber }, index) => (
            <span key={number}>
              {index > 0 && ' · '}
              <Anchor component={Link} to={paths.claim(number)} size="xs">
                {number}
              </Anchor>{' '}
              <span className={classes.serial}>{serialNumber}</span>
            </span>
          ))}
          {used > 1 && (
            <span className={classes.count} data-over={used > pieces || undefined}>
              {' · '}
              {t('count', { used, pieces })}
            </span>
          )}
        </p>
      )}
    </li>
  )
}

const noChecks: Claim['checks'] = []

interface RowProps {
  id: string
  checks?: Claim['checks']
  name: string
  quantity?: string
  amount: string
  hasPlace: boolean
}

function Row({ id, checks = noChecks, name, quantity = '', amount, hasPlace }: RowProps) {
  const t = useWords('review.reading')
  const { isPointed, pointing } = usePointing(id)
  return (
    <UnstyledButton
      className={classes.row ?? ''}
      data-pointed={isPointed || undefined}
      disabled={!hasPlace}
      title={t('goTo', { what: name })}
      {...pointing}
    >
      <ChecksSign checks={checks} />
      <span className={classes.name}>{name}</span>
      <span className={classes.quantity}>{quantity}</span>
      <span className={classes.amount}>{amount}</span>
    </UnstyledButton>
  )
}
