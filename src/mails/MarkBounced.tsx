import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { mailBounce } from '../../contract/mails.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'

/** Marks a sent mail as bounced, so that its prize gets attention again. */
export function MarkBounced({ id }: { id: string }) {
  const t = useWords('mails.mail')
  const failure = useFailure()
  const [reason, setReason] = useState<string | null>(null)
  const mark = useCommand(mailBounce, {
    onDone: () => void notify({ text: t('marked'), tone: 'good' }),
    onFailed: (error) => void notify({ text: failure(error).text, tone: 'bad' }),
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
        mark.mutate({ params: { id }, body: { reason } })
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
