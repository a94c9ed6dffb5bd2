import { Alert, Button, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { signOffRefuse, type SignOff } from '../../contract/sign-offs.ts'
import { api } from '../api/api.ts'
import { useFailure } from '../api/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'

/** Says no to what somebody asked for, or takes one's own back; either with a reason. */
export function RefuseForm({ signOff, onClose }: { signOff: SignOff; onClose(): void }) {
  const t = useWords('signOffs')
  const failure = useFailure()
  const queryClient = useQueryClient()
  const [because, setBecause] = useState('')
  const { id, isOwn, subject } = signOff
  const refuse = useMutation({
    mutationFn: () => api.call(signOffRefuse, { params: { id }, body: { because } }),
    onSuccess: () => {
      void notify({ text: t(isOwn ? 'withdrawn' : 'refused', { subject }), tone: 'good' })
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries(),
  })
  return (
    <Dialog onClose={onClose} title={t(isOwn ? 'withdrawTitle' : 'refuseTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          refuse.mutate()
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
