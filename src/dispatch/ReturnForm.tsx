import { shipmentReturn, type Shipment } from '../../contract/shipments.ts'
import { useFaults } from '../api/form-faults.ts'
import { useCommand } from '../api/use-command.ts'
import { ReasonForm } from '../ui/ReasonForm.tsx'
import { useWords } from '../ui/words.ts'
import { StepFailed } from './StepFailed.tsx'
import { asSeen, useStepOptions } from './step-options.ts'

/** Marks a parcel as returned, with the carrier's reason. */
export function ReturnForm({ shipment, onDone }: { shipment: Shipment; onDone(): void }) {
  const t = useWords('dispatch.sheet')
  const faultsOf = useFaults()
  const takeBack = useCommand(
    shipmentReturn,
    useStepOptions({ words: t('returned', { number: shipment.claim }), onDone }),
  )
  return (
    <ReasonForm
      label={t('because')}
      maxLength={200}
      action={t('returnSubmit')}
      color="orange"
      isBusy={takeBack.isPending}
      fault={faultsOf(takeBack.error)['because']}
      failed={<StepFailed error={takeBack.error} fields={['because']} />}
      onSubmit={(because) => takeBack.mutate({ ...asSeen(shipment), body: { because } })}
    />
  )
}
