import { Text } from '@mantine/core'
import { shipmentLose, type Shipment } from '../../contract/shipments.ts'
import { useCommand } from '../api/use-command.ts'
import { ReasonForm } from '../ui/ReasonForm.tsx'
import { useWords } from '../ui/words.ts'
import { StepFailed } from './StepFailed.tsx'
import { asSeen, useStepOptions } from './step-options.ts'

/** Marks a parcel as lost; a second person decides about a replacement. */
export function LoseForm({ shipment, onDone }: { shipment: Shipment; onDone(): void }) {
  const t = useWords('dispatch.sheet')
  const lose = useCommand(
    shipmentLose,
    useStepOptions({ words: t('lost', { number: shipment.claim }), onDone }),
  )
  return (
    <ReasonForm
      label={t('loseBecause')}
      maxLength={200}
      action={t('loseSubmit')}
      color="red"
      isBusy={lose.isPending}
      failed={<StepFailed error={lose.error} fields={[]} />}
      onSubmit={(because) => lose.mutate({ ...asSeen(shipment), body: { because } })}
    >
      <Text size="xs" c="dimmed">
        {t('loseHint')}
      </Text>
    </ReasonForm>
  )
}
