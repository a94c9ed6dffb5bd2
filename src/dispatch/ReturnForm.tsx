import { Button, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { shipmentReturn, type Shipment } from '../../contract/shipments.ts'
import { useFaults } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { useWords } from '../ui/words.ts'
import { StepFailed } from './StepFailed.tsx'
import { asSeen, useStepOptions } from './step-options.ts'

/** Marks a parcel as returned, with the carrier's reason. */
export function ReturnForm({ shipment, onDone }: { shipment: Shipment; onDone(): void }) {
  const t = useWords('dispatch.sheet')
  const faultsOf = useFaults()
  const [because, setBecause] = useState('')
  const takeBack = useCommand(
    shipmentReturn,
    useStepOptions({ words: t('returned', { number: shipment.claim }), onDone }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        takeBack.mutate({ ...asSeen(shipment), body: { because } })
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('because')}
          required
          maxLength={200}
          data-autofocus
          value={because}
          error={faultsOf(takeBack.error)['because']}
          onChange={(event) => setBecause(event.currentTarget.value)}
        />
        <StepFailed error={takeBack.error} fields={['because']} />
        <Button
          type="submit"
          color="orange"
          loading={takeBack.isPending}
          disabled={because.trim() === ''}
        >
          {t('returnSubmit')}
        </Button>
      </Stack>
    </form>
  )
}
