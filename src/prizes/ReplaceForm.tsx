import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Prize } from '../../contract/prizes.ts'
import { replacementAsk } from '../../contract/replacements.ts'
import { useCommand } from '../api/use-command.ts'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { ActFailed } from './ActFailed.tsx'

const causes = ['void', 'compromised'] as const

/** Requests another code; when a second person confirms, the first one is void. */
export function ReplaceForm({ prize, onDone }: { prize: Prize; onDone(): void }) {
  const t = useWords('prizes.sheet')
  const [reason, setReason] = useState('')
  const [because, setBecause] = useState<(typeof causes)[number]>('void')
  const act = useCommand(replacementAsk, {
    onDone: () => {
      void notify({ text: t('asked', { number: prize.claim }), tone: 'good' })
      onDone()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const { claim: number, version } = prize
        act.mutate({ params: { number }, version, body: { reason, because } })
      }}
    >
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {t('replaceHint')}
        </Text>
        <NativeSelect
          label={t('because')}
          value={because}
          data={causes.map((cause) => ({ value: cause, label: t(`causes.${cause}`) }))}
          onChange={(event) =>
            setBecause(causes.find((cause) => cause === event.currentTarget.value) ?? 'void')
          }
        />
        <TextInput
          label={t('reason')}
          description={t('reasonHint')}
          required
          maxLength={300}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ActFailed error={act.error} />
        <Button type="submit" loading={act.isPending} disabled={reason.trim() === ''}>
          {t('replaceSubmit')}
        </Button>
      </Stack>
    </form>
  )
}
