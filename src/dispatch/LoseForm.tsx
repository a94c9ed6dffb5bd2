import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { shipmentLose, type Shipment } from '../../contract/shipments.ts'
import { useCommand } from '../api/use-command.ts'
import { useWords } from '../ui/words.ts'
import { StepFailed } from './StepFailed.tsx'
import { asSeen, useStepOptions } from './step-options.ts'

/** Marks a parcel as lost; a second person decides about a replacement. */
export function LoseForm({ shipment, onDone }: { shipment: Shipment; onDone(): void }) {
  const t = useWords('dispatch.sheet')
  const [because, setBecause] = useState('')
  const lose = useCommand(
    shipmentLose,
    useStepOptions({ words: t('lost', { number: shipment.claim }), onDone }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        lose.mutate({ ...asSeen(shipment), body: { because } })
      }}
    >
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          {t('loseHint')}
        </Text>
        <TextInput
          label={t('loseBecause')}
          required
          maxLength={200}
          value={because}
          onChange={(event) => setBecause(event.currentTarget.value)}
        />
        <StepFailed error={lose.error} fields={[]} />
        <Button type="submit" color="red" loading={lose.isPending} disabled={because.trim() === ''}>
          {t('loseSubmit')}
        </Button>
      </Stack>
    </form>
  )
}
