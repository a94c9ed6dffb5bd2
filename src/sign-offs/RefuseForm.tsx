import { Alert, Button, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { signOffRefuse, type SignOff } from '../../contract/sign-offs.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'

/** Refuses a request, or withdraws the person's own, with a reason. */
export function RefuseForm({ signOff, onClose }: { signOff: SignOff; onClose(): void }) {
  const t = useWords('signOffs')
  const failure = useFailure()
  const [because, setBecause] = useState('')
  const { id, isOwn, subject } = signOff
  const refuse = useCommand(signOffRefuse, {
    onDone: () => {
      void notify({ text: t(isOwn ? 'withdrawn' : 'refused', { subject }), tone: 'good' })
      onClose()
    },
  })
  return (
    <Dialog onClose={onClose} title={t(isOwn ? 'withdrawTitle' : 'refuseTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          refuse.mutate({ params: { id }, body: { because } })
        }}
      >
        <Stack gap="sm">
          <Text size="sm">
            {t(`kinds.${signOff.kind}`)}, {subject}
          </Text>
          <Text size="xs" c="dimmed">
            {t(isOwn ? 'withdrawHint' : 'refuseHint')}
          </Text>
          <TextInput
            label={t('because')}
            required
            maxLength={300}
            data-autofocus
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
          {refuse.error && (
            <Alert color="red" variant="light" p="xs" role="alert">
              {failure(refuse.error).text}
            </Alert>
          )}
          <Button type="submit" loading={refuse.isPending} disabled={because.trim() === ''}>
            {t(isOwn ? 'withdraw' : 'refuse').replace('…', '')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  )
}
