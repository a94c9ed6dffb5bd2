import { Button, Group, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { mailBounce } from '../../contract/mails.ts'
import { api } from '../api/api.ts'
import { useFailure } from '../api/problem-words.ts'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'

/** Says that a mail came back which a mail server had taken: its prize is work again. */
export function MarkBounced({ id }: { id: string }) {
  const t = useWords('mails.mail')
  const failure = useFailure()
  const queryClient = useQueryClient()
  const [reason, setReason] = useState<string | null>(null)
  const mark = useMutation({
    mutationFn: (said: string) => api.call(mailBounce, { params: { id }, body: { reason: said } }),
    onSuccess: () => void notify({ text: t('marked'), tone: 'good' }),
    onError: (error) => void notify({ text: failure(error).text, tone: 'bad' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['mails'] }),
  })
  if (reason === null) {
    return (
      <Group>
        <Button size="compact-xs" variant="default" onClick={() => setReason('')}>
          {t('markBounced')}
        </Button>
      </Group>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        mark.mutate(reason)
      }}
    >
      <Group gap="xs" align="end">
        <TextInput
          label={t('bounceReason')}
          flex={1}
          size="xs"
          required
          autoFocus
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" loading={mark.isPending} disabled={reason.trim() === ''}>
          {t('markBouncedSubmit')}
        </Button>
      </Group>
    </form>
  )
}
