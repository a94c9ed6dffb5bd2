import { Button, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { partsNeededIn } from '../../contract/addresses.ts'
import type { Recipient } from '../../contract/facts.ts'
import { addressAsk, recipientCorrect, type Shipment } from '../../contract/shipments.ts'
import { useFaults } from '../api/form-faults.ts'
import { useCommand } from '../api/use-command.ts'
import { useWords } from '../ui/words.ts'
import { StepFailed } from './StepFailed.tsx'
import { asSeen, useStepOptions } from './step-options.ts'

interface FormProps {
  shipment: Shipment
  onDone(): void
}

const fields = [
  'firstName',
  'lastName',
  'street',
  'apartment',
  'zipcode',
  'city',
  'stateOrProvince',
  'contactNumber',
] as const satisfies (keyof Recipient)[]

/** Corrects the recipient of a parcel; the earlier one stays in the history. */
export function CorrectForm({ shipment, onDone }: FormProps) {
  const t = useWords('dispatch.sheet')
  const [recipient, setRecipient] = useState(shipment.recipient)
  const [because, setBecause] = useState('')
  const correct = useCommand(
    recipientCorrect,
    useStepOptions({ words: t('corrected', { number: shipment.claim }), onDone }),
  )
  const faults = useFaults()(correct.error)
  // One of the names is enough; the server checks that.
  const mustHave: string[] = ['street', 'contactNumber', ...partsNeededIn(shipment.region)]
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        correct.mutate({ ...asSeen(shipment), body: { recipient, because } })
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={2} spacing="sm">
          {fields.map((field) => (
            <TextInput
              key={field}
              label={t(`fields.${field}`)}
              required={mustHave.includes(field)}
              value={recipient[field] ?? ''}
              error={faults[`recipient.${field}`]}
              onChange={({ currentTarget: { value } }) =>
                setRecipient((now) => ({ ...now, [field]: value }))
              }
            />
          ))}
        </SimpleGrid>
        <TextInput
          label={t('because2')}
          required
          maxLength={200}
          value={because}
          onChange={(event) => setBecause(event.currentTarget.value)}
        />
        <StepFailed error={correct.error} fields={fields.map((field) => `recipient.${field}`)} />
        <Button type="submit" loading={correct.isPending} disabled={because.trim() === ''}>
          {t('correctSubmit')}
        </Button>
      </Stack>
    </form>
  )
}

/** Asks the member by mail what is wrong with the address. */
export function AskForm({ shipment, onDone }: FormProps) {
  const t = useWords('dispatch.sheet')
  const [question, setQuestion] = useState('')
  const ask = useCommand(
    addressAsk,
    useStepOptions({ words: t('asked', { number: shipment.claim }), onDone }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate({ ...asSeen(shipment), body: { question } })
      }}
    >
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          {t('askHint')}
        </Text>
        <TextInput
          label={t('question')}
          required
          autoFocus
          maxLength={300}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <StepFailed error={ask.error} fields={[]} />
        <Button type="submit" loading={ask.isPending} disabled={question.trim() === ''}>
          {t('askSubmit')}
        </Button>
      </Stack>
    </form>
  )
}
