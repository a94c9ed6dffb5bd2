import { Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { Check } from '../../../contract/checks.ts'
import { useWords } from '../../ui/words.ts'
import { CheckLine } from './CheckLine.tsx'
import { isContradiction } from './check-words.ts'
import classes from './checks.module.css'

const order = { fails: 1, unsure: 2, holds: 3 } as const
const placeOf = (check: Check) => (isContradiction(check) ? 0 : order[check.outcome])

/** Passing checks are one subtle line; the others come first, with their reasons. */
export function ChecksSummary({ checks }: { checks: Check[] }) {
  const t = useWords('review.checks')
  const open = checks
    .filter(({ outcome }) => outcome !== 'holds')
    .toSorted((a, b) => placeOf(a) - placeOf(b))
  const failing = open.filter(({ outcome }) => outcome === 'fails').length
  if (checks.length === 0) return null
  if (open.length === 0) {
    return (
      <Text size="xs" c="dimmed" className={classes.allHold ?? ''}>
        <IconCheck size={13} stroke={2.2} aria-hidden />
        {t('allHold', { count: checks.length })}
      </Text>
    )
  }
  return (
    <section className={classes.summary} aria-label={t('title')}>
      <Text component="h2" size="xs" fw={600} className={classes.heading ?? ''}>
        {failing > 0 ? t('failing', { count: failing }) : t('unsure', { count: open.length })}
      </Text>
      <ul className={classes.lines}>
        {open.map((check) => (
          <CheckLine key={check.id} check={check} />
        ))}
      </ul>
    </section>
  )
}
