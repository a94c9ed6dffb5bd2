import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Check } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { useWords } from '../../ui/words.ts'
import { ChecksSign } from '../checks/CheckSign.tsx'
import classes from './compare.module.css'
import { ComparedRow, NotRead } from './ComparedRow.tsx'
import { InvoiceLines } from './InvoiceLines.tsx'
import { NumberCompare } from './NumberCompare.tsx'
import { Pin } from './Pin.tsx'
import { ReadDates } from './ReadDates.tsx'
import { spotOfTotal } from './spots.ts'

type Row = 'store' | 'purchaseDate' | 'invoiceNumber' | 'model'

/** Of each row the check that says what was read, and all checks on the fact. */
const rows: Record<Row, { read: Check['id']; all: Check['id'][] }> = {
  store: { read: 'invoice_store', all: ['store', 'invoice_store'] },
  purchaseDate: {
    read: 'invoice_date',
    all: ['purchase_window', 'invoice_date', 'invoice_window'],
  },
  invoiceNumber: { read: 'invoice_number', all: ['invoice_number'] },
  model: { read: 'invoice_model', all: ['product', 'invoice_model'] },
}

interface ReadFactsProps {
  claim: Claim
  attempt: Attempt
  /** Facts as registered, for the column in the middle. */
  registered: Record<'serialNumber' | 'chk' | Exclude<Row, 'invoiceNumber'>, ReactNode>
}

/** What was registered beside what was read from the pictures; people can correct the latter. */
export function ReadFacts({ claim, attempt, registered }: ReadFactsProps) {
  const t = useWords('review.reading')
  const tf = useWords('review.facts')
  // Readings and checks belong to the latest attempt only.
  const isNewest = attempt === claim.attempts[0]
  const checks = isNewest ? claim.checks : []
  const shown = isNewest ? claim : { ...claim, checks, read: nothingRead }
  const row = (name: Row, value: ReactNode) => (
    <ComparedRow
      claim={claim}
      attempt={attempt}
      name={tf(name)}
      registered={value}
      check={checks.find(({ id }) => id === rows[name].read)}
      checks={checks.filter(({ id }) => rows[name].all.includes(id))}
    />
  )
  const { total } = shown.read
  return (
    <section className={classes.compare} aria-label={t('title')}>
      <div className={classes.head} aria-hidden>
        <span />
        <span>{t('registered')}</span>
        <span>{t('read')}</span>
      </div>
      <div>
        <NumberCompare claim={shown} attempt={attempt} number="serialNumber">
          {registered.serialNumber}
        </NumberCompare>
        <NumberCompare claim={shown} attempt={attempt} number="chk">
          {registered.chk}
        </NumberCompare>
        {row('store', registered.store)}
        {row('purchaseDate', registered.purchaseDate)}
        {row('invoiceNumber', <NotRegistered />)}
        {row('model', registered.model)}
        <div className={classes.row} role="group" aria-label={t('lines.total')}>
          <span className={classes.name}>{t('lines.total')}</span>
          <NotRegistered />
          {total ? (
            <Pin id={spotOfTotal} text={total.text} hasPlace={total.places.length > 0} />
          ) : (
            <NotRead />
          )}
          <ChecksSign checks={checks.filter(({ id }) => id === 'invoice_total')} />
        </div>
      </div>
      {isNewest && (
        <Text component="div" size="xs">
          <ReadDates claim={claim} />
          <InvoiceLines claim={claim} />
        </Text>
      )}
    </section>
  )
}

const nothingRead: Claim['read'] = { numbers: [], dates: [], lines: [], total: null }

/** Of what the invoice alone says. */
const NotRegistered = () => <span aria-hidden>–</span>
