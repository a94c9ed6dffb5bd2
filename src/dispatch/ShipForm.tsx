import { Button, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fitsMask } from '../../contract/masks.ts'
import { type Carrier } from '../../contract/carriers.ts'
import { shipmentShip, type Shipment } from '../../contract/shipments.ts'
import { useFaults } from '../api/form-faults.ts'
import { useCommand } from '../api/use-command.ts'
import { DateField } from '../ui/date-field/DateField.tsx'
import { useWords } from '../ui/words.ts'
import { carriersQuery } from './dispatch-queries.ts'
import { StepFailed } from './StepFailed.tsx'
import { asSeen, useStepOptions } from './step-options.ts'

interface StepFormProps {
  shipment: Shipment
  onDone(): void
}

/**
 * Marks a parcel as shipped. The number format is only a hint, because the person has the label.
 */
export function ShipForm({ shipment, onDone }: StepFormProps) {
  const t = useWords('dispatch.sheet')
  const faultsOf = useFaults()
  const { data: carriers = [] } = useQuery(carriersQuery)
  const local = carriers.filter(({ countries }) => countries.includes(shipment.region))
  const [carrierCode, setCarrierCode] = useState(shipment.carrier?.code ?? '')
  const [numbers, setNumbers] = useState('')
  const { today } = shipment.deadline
  const [shippedOn, setShippedOn] = useState(today)
  const code = carrierCode || (local[0]?.code ?? '')
  const carrier = carriers.find((one) => one.code === code)
  const trackingNumbers = numbers.split(/[\s,;]+/).filter(Boolean)

  const ship = useCommand(
    shipmentShip,
    useStepOptions({ words: t('shipped', { number: shipment.claim }), onDone }),
  )
  const faults = faultsOf(ship.error)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        ship.mutate({ ...asSeen(shipment), body: { carrier: code, trackingNumbers, shippedOn } })
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('carrier')}
          value={code}
          error={faults['carrier']}
          data={[
            ...local.map(optionOf),
            {
              group: t('otherCountries'),
              items: carriers.filter((one) => !local.includes(one)).map(optionOf),
            },
          ]}
          onChange={(event) => setCarrierCode(event.currentTarget.value)}
        />
        <TextInput
          label={t('trackingNumber')}
          description={
            carrier && trackingNumbers.some((number) => !fitsMask(carrier.numberPattern, number))
              ? t('unusual', { carrier: carrier.name })
              : t('trackingHint')
          }
          required
          autoComplete="off"
          // Both are needed, because the form may mount with its dialog or after it.
          autoFocus
          data-autofocus
          value={numbers}
          error={Object.entries(faults).find(([field]) => field.startsWith('trackingNumbers'))?.[1]}
          onChange={(event) => setNumbers(event.currentTarget.value)}
        />
        <DateField
          label={t('shippedOn')}
          required
          max={today}
          value={shippedOn}
          error={faults['shippedOn']}
          onChange={setShippedOn}
        />
        <StepFailed error={ship.error} fields={['carrier', 'trackingNumbers', 'shippedOn']} />
        <Button type="submit" loading={ship.isPending} disabled={trackingNumbers.length === 0}>
          {t('shipSubmit')}
        </Button>
      </Stack>
    </form>
  )
}

const optionOf = ({ code, name }: Carrier) => ({ value: code, label: name })
