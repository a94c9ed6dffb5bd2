import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Prize } from '../../contract/prizes.ts'
import { codeRedirect, codeResend } from '../../contract/replacements.ts'
import { useFaults } from '../api/form-faults.ts'
import { order, useCommand } from '../api/use-command.ts'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { ActFailed } from './ActFailed.tsx'

/** Sends the same code again; to another address only with the permission for it. */
export function ResendForm({ prize, onDone }: { prize: Prize; onDone(): void }) {
  const t = useWords('prizes.sheet')
  const [reason, setReason] = useState('')
  const [email, setEmail] = useState(prize.email)
  const act = useCommand(
    ({ reason: why, email: to }: { reason: string; email: string | null }) => {
      const about = { params: { number: prize.claim }, version: prize.version }
      return to === null
        ? order(codeResend, { ...about, body: { reason: why } })
        : order(codeRedirect, { ...about, body: { reason: why, email: to } })
    },
    {
      onDone: ({ pending }) => {
        const isAsked =
          pending.some(({ kind }) => kind === 'code_redirected') && email !== prize.email
        const words = t(isAsked ? 'redirectAsked' : 'resent', { number: prize.claim })
        void notify({ text: words, tone: 'good' })
        onDone()
      },
    },
  )
  const faults = useFaults()(act.error)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ reason, email: email === prize.email ? null : email })
      }}
    >
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {t('resendHint')}
        </Text>
        <TextInput
          label={t('reason')}
          description={t('reasonHint')}
          required
          maxLength={300}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          type="email"
          label={t('email')}
          description={t(prize.canRedirect ? 'emailHint' : 'onlySupervisor')}
          required
          disabled={!prize.canRedirect}
          value={email}
          error={faults['email']}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <ActFailed error={act.error} />
        <Button type="submit" loading={act.isPending} disabled={reason.trim() === ''}>
          {t('resendSubmit')}
        </Button>
      </Stack>
    </form>
  )
}
