import { Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { Check } from '../../../contract/checks.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useWords } from '../../ui/words.ts'
import { CheckLine } from './CheckLine.tsx'
import classes from './checks.module.css'
import { nextKey, openChecks, type Marking } from './use-marking.ts'

interface ChecksSummaryProps {
  checks: Check[]
  /** `null` where nothing can be marked. */
  marking: Marking | null
}

/** Passing checks are one subtle line; the others come first, with what they found. */
export function ChecksSummary({ checks, marking }: ChecksSummaryProps) {
  const t = useWords('review.checks')
  const open = openChecks(checks)
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
        {marking && (
          <span className={classes.next} title={t('marks.next')}>
            <ShortcutKey keys={nextKey} />
          </span>
        )}
      </Text>
      <ul className={classes.lines}>
        {open.map((check) => (
          <CheckLine key={check.id} check={check} marking={marking} />
        ))}
      </ul>
    </section>
  )
}
