import { Text } from '@mantine/core'
import type { DecisionKind } from '../../contract/claim-words.ts'
import { decisionNames } from '../claims/decision-names.ts'
import { DecisionButtons } from '../claims/DecisionButtons.tsx'
import { useWords } from '../ui/words.ts'
import classes from './LookDesk.module.css'

interface LookVerdictProps {
  /** Why no verdict is possible now. */
  whyNot: string | null
  onChoose(kind: DecisionKind): void
}

/** The three verdicts; none of them is suggested. */
export function LookVerdict({ whyNot, onChoose }: LookVerdictProps) {
  const t = useWords('secondLook')
  const tr = useWords('review.decision')
  return (
    <section className={classes.foot} aria-label={t('verdict')}>
      <Text size="xs" c="dimmed" mb={6} role="status">
        {whyNot ?? t('blind')}
      </Text>
      <DecisionButtons
        labelOf={(kind) => tr(decisionNames[kind])}
        isOff={() => whyNot !== null}
        onChoose={onChoose}
      />
    </section>
  )
}
