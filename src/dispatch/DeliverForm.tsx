import { Button, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { shipmentDeliver, type Shipment } from '../../contract/shipments.ts'
import { api } from '../api/api.ts'
import { useFaults } from '../api/problem-words.ts'
import { useWords } from '../ui/words.ts'
import { StepFailed } from './StepFailed.tsx'
import { useDispatch } from './use-dispatch.ts'

/** It arrived: on which day. */
export function DeliverForm({ shipment, onDone }: { shipment: Shipment; onDone(): void }) {
  const t = useWords('dispatch.sheet')
  const faultsOf = useFaults()
  const { today } = shipment.deadline
  const [deliveredOn, setDeliveredOn] = useState(today)
  const deliver = useDispatch(
    shipment,
    (command, body: { deliveredOn: string }) => api.call(shipmentDeliver, { ...command, body }),
    { words: t('delivered', { number: shipment.claim }), onDone },
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        deliver.mutate({ deliveredOn })
      }}
    >
      <Stack gap="sm">
        <TextInput
          type="date"
          label={t('deliveredOn')}
          required
          min={shipment.shippedOn ?? ''}
          max={today}
          value={deliveredOn}
          error={faultsOf(deliver.error)['deliveredOn']}
          onChange={(event) => setDeliveredOn(event.currentTarget.value)}
        />
        <StepFailed error={deliver.error} fields={['deliveredOn']} />
        <Button type="submit" loading={deliver.isPending}>
          {t('deliverSubmit')}
        </Button>
      </Stack>
    </form>
  )
}
