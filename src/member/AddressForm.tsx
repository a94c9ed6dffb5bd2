import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { MemberClaim } from '../../contract/intake.ts'
import { intakeRecipientCorrect } from '../../contract/shipments.ts'
import { useFaults, useFormFailure } from '../api/problem-words.ts'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { memberCenter } from './member-center.ts'
import {
  madeUpRecipient,
  RecipientFields,
  recipientFields,
  recipientOf,
} from './RecipientFields.tsx'

interface AddressFormProps {
  claim: MemberClaim
  memberId: string
  onSent(): void
}

/** What was asked about the address of a parcel, and the answer. */
export function AddressForm({ claim, memberId, onSent }: AddressFormProps) {
  const t = useWords('member')
  const formFailure = useFormFailure()
  const faultsOf = useFaults()
  const [typed, setTyped] = useState(madeUpRecipient)
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const send = useMutation({
    mutationFn: () =>
      memberCenter.call(intakeRecipientCorrect, {
        params: { number: claim.number },
        body: { memberId, recipient: recipientOf(typed) },
        idempotencyKey,
      }),
    onSuccess: () => {
      void notify({ text: t('sent'), tone: 'good' })
      onSent()
    },
  })
  const failed = formFailure(
    send.error,
    recipientFields.map((field) => `recipient.${field}`),
  )
  return (
    <Paper withBorder p="md">
      <form
        aria-label={t('addressAsked')}
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Stack gap="md">
          <Title order={2} size="sm">
            {t('addressAsked')}
          </Title>
          <Text>{claim.addressQuestion}</Text>
          <RecipientFields
            typed={typed}
            faults={faultsOf(send.error)}
            path="recipient"
            onChange={setTyped}
          />
          {failed !== null && (
            <Alert color="red" variant="light" role="alert">
              {failed}
            </Alert>
          )}
          <Button type="submit" color="red" loading={send.isPending}>
            {t('answer')}
          </Button>
        </Stack>
      </form>
    </Paper>
  )
}
