import { Button, Group, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { shipmentPack, shipmentUnpack, type Shipment } from '../../contract/shipments.ts'
import { useCommand } from '../api/use-command.ts'
import { useWords } from '../ui/words.ts'
import { DeliverForm } from './DeliverForm.tsx'
import { LoseForm } from './LoseForm.tsx'
import { AskForm, CorrectForm } from './RecipientForms.tsx'
import { ReturnForm } from './ReturnForm.tsx'
import { ShipForm } from './ShipForm.tsx'
import { StepFailed } from './StepFailed.tsx'
import { asSeen, useStepOptions } from './step-options.ts'

interface NextStepProps {
  shipment: Shipment
  onDone(): void
}

const arrivals = ['deliver', 'return', 'lose'] as const

/** The steps possible in the parcel's current state. */
export function NextStep({ shipment, onDone }: NextStepProps) {
  const t = useWords('dispatch')
  const [step, setStep] = useState<(typeof arrivals)[number]>('deliver')
  const [mending, setMending] = useState<'correct' | 'ask' | null>(null)
  const { steps, canCorrect } = shipment
  const possible = arrivals.filter((one) => steps.includes(one))
  const chosen = possible.includes(step) ? step : possible[0]
  // If the sheet is reopened during its closing animation, it must not show the step just done.
  const mended = () => {
    setMending(null)
    onDone()
  }
  return (
    <Stack gap="sm">
      <Group gap="xs">
        {steps.includes('pack') && <PackButton shipment={shipment} step="pack" onDone={onDone} />}
        {steps.includes('unpack') && (
          <PackButton shipment={shipment} step="unpack" onDone={onDone} />
        )}
        {canCorrect &&
          (['correct', 'ask'] as const).map((one) => (
            <Button
              key={one}
              size="compact-sm"
              variant={mending === one ? 'filled' : 'default'}
              aria-expanded={mending === one}
              onClick={() => setMending((now) => (now === one ? null : one))}
            >
              {t(one)}
            </Button>
          ))}
      </Group>
      {mending === 'correct' && <CorrectForm shipment={shipment} onDone={mended} />}
      {mending === 'ask' && <AskForm shipment={shipment} onDone={mended} />}
      {!mending && steps.includes('ship') && <ShipForm shipment={shipment} onDone={onDone} />}
      {chosen && (
        <>
          <SegmentedControl
            aria-label={t('sheet.whichStep')}
            value={chosen}
            data={possible.map((one) => ({ value: one, label: t(one) }))}
            onChange={(value) => setStep(value)}
          />
          {chosen === 'deliver' && <DeliverForm shipment={shipment} onDone={onDone} />}
          {chosen === 'return' && <ReturnForm shipment={shipment} onDone={onDone} />}
          {chosen === 'lose' && <LoseForm shipment={shipment} onDone={onDone} />}
        </>
      )}
    </Stack>
  )
}

function PackButton({ shipment, step, onDone }: NextStepProps & { step: 'pack' | 'unpack' }) {
  const t = useWords('dispatch')
  const act = useCommand(
    step === 'pack' ? shipmentPack : shipmentUnpack,
    useStepOptions({
      words: t(step === 'pack' ? 'sheet.packed' : 'sheet.unpacked', { number: shipment.claim }),
      onDone,
    }),
  )
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        loading={act.isPending}
        onClick={() => act.mutate(asSeen(shipment))}
      >
        {t(step)}
      </Button>
      <StepFailed error={act.error} fields={[]} />
    </>
  )
}
