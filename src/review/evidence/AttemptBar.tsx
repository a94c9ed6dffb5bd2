import { Button, SegmentedControl, Text } from '@mantine/core'
import type { Attempt } from '../../../contract/claims.ts'
import type { EvidenceKind } from '../../../contract/evidence.ts'
import { keepFocus } from '../../ui/keep-focus.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useWords } from '../../ui/words.ts'
import classes from './evidence.module.css'
import { sentAgain } from './sent-again.ts'

interface AttemptBarProps {
  attempts: Attempt[]
  chosen: number
  onChoose(attempt: number): void
  /** The attempts being compared, or `null`. */
  compared: { kind: EvidenceKind; before: Attempt; now: Attempt } | null
  onCompare(): void
}

/** Selects the attempt, and whether it is compared with the previous one. */
export function AttemptBar({ attempts, chosen, onChoose, compared, onCompare }: AttemptBarProps) {
  const t = useWords('review.evidence')
  return (
    <div className={classes.attempts}>
      <SegmentedControl
        size="xs"
        aria-label={t('attempts')}
        value={String(chosen)}
        data={attempts.map(({ number }) => ({
          value: String(number),
          label: t('attempt', { number }),
        }))}
        onChange={(value) => onChoose(Number(value))}
      />
      <Button
        size="compact-xs"
        variant={compared ? 'light' : 'default'}
        aria-pressed={compared !== null}
        rightSection={<ShortcutKey keys="e" />}
        onMouseDown={keepFocus}
        onClick={onCompare}
      >
        {t('compare')}
      </Button>
      {compared && <Verdict {...compared} />}
    </div>
  )
}

function Verdict({ kind, before, now }: { kind: EvidenceKind; before: Attempt; now: Attempt }) {
  const t = useWords('review.evidence.verdict')
  const verdict = sentAgain(before, now, kind)
  const number = now.documents.find((one) => one.kind === kind)?.sentWithAttempt ?? before.number
  return (
    <Text
      size="xs"
      role="status"
      className={(verdict === 'same' ? classes.sentAgain : classes.verdict) ?? ''}
    >
      {t(verdict, { number })}
    </Text>
  )
}
