import { Button, Group, Stack, Text } from '@mantine/core'
import type { BulkOutcome } from '../../contract/bulk.ts'
import { useFault } from '../api/form-faults.ts'
import { useParticulars } from '../api/problem-words.ts'
import { useWords } from '../ui/words.ts'
import classes from './BulkOutcomes.module.css'

interface BulkOutcomesProps {
  outcomes: BulkOutcome[]
  /** Left out where the refused ones cannot be sent again. */
  onAgain?: () => void
  onClose(): void
}

/** The outcome for each claim; refused ones come first, with the reason. */
export function BulkOutcomes({ outcomes, onAgain, onClose }: BulkOutcomesProps) {
  const t = useWords('queue.bulk')
  const of = (outcome: BulkOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome)
  const [refused, done, unchanged] = [of('refused'), of('done'), of('unchanged')]
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600} role="status">
        {refused.length + unchanged.length === 0
          ? t('allDone', { count: done.length })
          : t('sent', {
              done: done.length,
              unchanged: unchanged.length,
              refused: refused.length,
            })}
      </Text>
      <ul className={classes.list} tabIndex={-1}>
        {[...refused, ...done, ...unchanged].map((one) => (
          <li key={one.number} className={classes.row} data-outcome={one.outcome}>
            <b>{one.number}</b>
            <span className={classes.what}>
              <Outcome outcome={one} />
            </span>
          </li>
        ))}
      </ul>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          {refused.length > 0 && onAgain && t('refusedStay')}
        </Text>
        <Group gap="xs">
          {refused.length > 0 && onAgain && (
            <Button size="compact-md" variant="default" onClick={onAgain}>
              {t('again')}
            </Button>
          )}
          <Button size="compact-md" autoFocus onClick={onClose}>
            {t('close')}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}

function Outcome({ outcome: { outcome, why, by, fault } }: { outcome: BulkOutcome }) {
  const t = useWords('queue.bulk.outcomes')
  const problem = useWords('common.problems')
  const particulars = useParticulars()
  const faultWords = useFault()
  if (!why) return t(outcome)
  const detail = fault ? faultWords(fault) : particulars({ id: why, by })
  return `${t(outcome)}: ${detail ?? problem(why)}`
}
