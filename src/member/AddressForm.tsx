import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { MemberClaim } from '../../contract/intake.ts'
import { intakeRecipientCorrect } from '../../contract/shipments.ts'
import { useFaults, useFormFailure } from '../api/form-faults.ts'
import { useCommand } from '../api/use-command.ts'
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
}

/** The question about a parcel's address, and the member's answer. */
export function AddressForm({ claim, memberId }: AddressFormProps) {
  const t = useWords('member')
  const formFailure = useFormFailure()
  const faultsOf = useFaults()
  const [typed, setTyped] = useState(madeUpRecipient)
  const send = useCommand(intakeRecipientCorrect, {
    via: memberCenter,
    onDone: () => void notify({ text: t('sent'), tone: 'good' }),
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
          send.mutate({
            params: { number: claim.number },
            body: { memberId, recipient: recipientOf(typed) },
          })
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
