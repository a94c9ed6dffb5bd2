import { Button, Stack } from '@mantine/core'
import { useState } from 'react'
import { shipmentDeliver, type Shipment } from '../../contract/shipments.ts'
import { useFaults } from '../api/form-faults.ts'
import { useCommand } from '../api/use-command.ts'
import { DateField } from '../ui/date-field/DateField.tsx'
import { useWords } from '../ui/words.ts'
import { StepFailed } from './StepFailed.tsx'
import { asSeen, useStepOptions } from './step-options.ts'

/** Marks a parcel as delivered on a date. */
export function DeliverForm({ shipment, onDone }: { shipment: Shipment; onDone(): void }) {
  const t = useWords('dispatch.sheet')
  const faultsOf = useFaults()
  const { today } = shipment.deadline
  const [deliveredOn, setDeliveredOn] = useState(today)
  const deliver = useCommand(
    shipmentDeliver,
    useStepOptions({ words: t('delivered', { number: shipment.claim }), onDone }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        deliver.mutate({ ...asSeen(shipment), body: { deliveredOn } })
      }}
    >
      <Stack gap="sm">
        <DateField
          label={t('deliveredOn')}
          required
          min={shipment.shippedOn ?? undefined}
          max={today}
          value={deliveredOn}
          error={faultsOf(deliver.error)['deliveredOn']}
          onChange={setDeliveredOn}
        />
        <StepFailed error={deliver.error} fields={['deliveredOn']} />
        <Button type="submit" loading={deliver.isPending}>
          {t('deliverSubmit')}
        </Button>
      </Stack>
    </form>
  )
}
