import { Text } from '@mantine/core'
import type { Claim } from '../../../contract/claims.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import { SendFoot } from '../../ui/SendFoot.tsx'
import { useWords } from '../../ui/words.ts'
import { DecisionFailed } from './DecisionFailed.tsx'
import classes from './DecisionForm.module.css'
import { colorOf } from '../../claims/decision-colors.ts'
import type { useDecide } from './use-decide.ts'

interface DecisionFootProps {
  claim: Claim
  kind: DecisionKind
  decide: ReturnType<typeof useDecide>
  whyNot: string | null
  isReady: boolean
  onCancel(): void
  onSend(): void
}

/** Sends the decision, or says why it was not sent. */
export function DecisionFoot(props: DecisionFootProps) {
  const { claim, kind, decide, whyNot, isReady, onCancel, onSend } = props
  const t = useWords('review.decision')
  return (
    <div className={classes.foot}>
      {whyNot && (
        <Text size="xs" c="dimmed" mb={6} role="status">
          {whyNot}
        </Text>
      )}
      {decide.again && (
        <Text size="xs" mb={6} role="status">
          {t(`again.${decide.again}`)}
        </Text>
      )}
      {decide.error && (
        <DecisionFailed error={decide.error} number={claim.number} onRetry={onSend} />
      )}
      <SendFoot
        back={t('cancel')}
        send={t(`confirm.${kind}`)}
        color={colorOf[kind]}
        isReady={isReady}
        isPending={decide.isPending}
        onBack={onCancel}
      />
    </div>
  )
}
