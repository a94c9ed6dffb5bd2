import { Alert, Button, FileInput, Paper, SimpleGrid, Stack, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { intakeAttemptCreate, type MemberClaim } from '../../contract/intake.ts'
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

interface RedeemAgainFormProps {
  claim: MemberClaim
  memberId: string
}

/** Uploads what the member was asked for, and asks for the recipient again, as in the guides. */
export function RedeemAgainForm({ claim, memberId }: RedeemAgainFormProps) {
  const t = useWords('member')
  const formFailure = useFormFailure()
  const faultsOf = useFaults()
  const [invoice, setInvoice] = useState<File | null>(null)
  const [serialPhoto, setSerialPhoto] = useState<File | null>(null)
  const [typed, setTyped] = useState(madeUpRecipient)
  const [note, setNote] = useState('')
  const send = useCommand(intakeAttemptCreate, {
    via: memberCenter,
    onDone: () => void notify({ text: t('sent'), tone: 'good' }),
  })
  const faults = faultsOf(send.error)
  const failed = formFailure(send.error, [
    ...recipientFields.map((field) => `attempt.recipient.${field}`),
    'attempt.note',
    'serialPhoto',
    ...(claim.fixes.includes('my_products') ? ['invoice'] : []),
  ])

  return (
    <Paper withBorder p="md">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate({
            params: { number: claim.number },
            json: { memberId, recipient: recipientOf(typed), note: note || null },
            files: { ...(invoice ? { invoice } : {}), ...(serialPhoto ? { serialPhoto } : {}) },
          })
        }}
      >
        <Stack gap="md">
          <SimpleGrid cols={2}>
            {claim.fixes.includes('my_products') && (
              <FileInput
                label={t('myProducts')}
                description={t('uploadHint')}
                accept="image/jpeg,image/png,image/gif,application/pdf"
                clearable
                value={invoice}
                error={faults['invoice']}
                onChange={setInvoice}
              />
            )}
            <FileInput
              label={t('serialPhoto')}
              description={t('uploadHint')}
              accept="image/jpeg,image/png,image/gif"
              clearable
              value={serialPhoto}
              error={faults['serialPhoto']}
              onChange={setSerialPhoto}
            />
          </SimpleGrid>
          <Title order={2} size="sm">
            {t('recipient')}
          </Title>
          <RecipientFields
            typed={typed}
            faults={faults}
            path="attempt.recipient"
            onChange={setTyped}
          />
          <Textarea
            label={t('note')}
            value={note}
            error={faults['attempt.note']}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {failed !== null && (
            <Alert color="red" variant="light" role="alert">
              {failed}
            </Alert>
          )}
          <Button type="submit" color="red" loading={send.isPending}>
            {t('redeem')}
          </Button>
        </Stack>
      </form>
    </Paper>
  )
}
