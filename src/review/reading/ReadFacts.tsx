import { Text } from '@mantine/core'
import type { Check } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { useWords } from '../../ui/words.ts'
import { InvoiceLines } from './InvoiceLines.tsx'
import { NumberCompare } from './NumberCompare.tsx'
import { ReadDates } from './ReadDates.tsx'
import { ReadFact } from './ReadFact.tsx'
import { ReadingState } from './ReadingState.tsx'
import classes from './reading.module.css'

/**
 * Checks on what was read. Numbers are shown character by character elsewhere, and other checks
 * compare claims.
 */
const readChecks = [
  'invoice_store',
  'invoice_date',
  'invoice_number',
  'invoice_total',
  'invoice_model',
] as const satisfies Check['id'][]

interface ReadFactsProps {
  claim: Claim
  attempt: Attempt
  checks: Check[]
}

/** What was read from the pictures, each with its place; people can correct it. */
export function ReadFacts({ claim, attempt, checks }: ReadFactsProps) {
  const t = useWords('review.reading')
  const facts = readChecks.flatMap((id) => checks.find((check) => check.id === id) ?? [])
  if (attempt !== claim.attempts[0]) return null
  return (
    <section className={classes.reading} aria-label={t('title')}>
      <Text component="h2" size="xs" fw={600} c="dimmed">
        {t('title')}
      </Text>
      {attempt.documents.map((document) => (
        <ReadingState key={document.kind} document={document} />
      ))}
      {claim.read.numbers.map((compared) => (
        <NumberCompare key={compared.number} claim={claim} attempt={attempt} compared={compared} />
      ))}
      {facts.length > 0 && (
        <ul className={classes.facts}>
          {facts.map((check) => (
            <ReadFact key={check.id} claim={claim} attempt={attempt} check={check} />
          ))}
        </ul>
      )}
      <ReadDates claim={claim} />
      <InvoiceLines claim={claim} />
    </section>
  )
}
