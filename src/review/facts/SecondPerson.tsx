import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { prizeConfirm, prizeRefuse, type Prize } from '../../../contract/prizes.ts'
import { api } from '../../api/api.ts'
import { useFailure } from '../../api/problem-words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatMoney } from '../../ui/money.ts'
import { notify } from '../../ui/notify.ts'
import { useWords } from '../../ui/words.ts'

/** A prize above the limit: who said what of it, and what this person can say. */
export function SecondPerson({ prize }: { prize: Prize }) {
  const t = useWords('review.prize.second')
  const [isRefusing, setIsRefusing] = useState(false)
  const { secondPerson, worth } = prize
  if (!secondPerson) return null
  const { confirmedBy, refusal } = secondPerson
  return (
    <Stack gap={4} mt={4}>
      {worth && <Text size="xs">{t('worth', { worth: formatMoney(worth) })}</Text>}
      {refusal && (
        <Text size="xs" c="red">
          {t('refused', { name: refusal.by, because: refusal.because })}
        </Text>
      )}
      {confirmedBy && <Text size="xs">{t('confirmedBy', { name: confirmedBy })}</Text>}
      {prize.state === 'to_confirm' && (
        <Text size="xs" c="dimmed">
          {t(refusal ? 'refusedNext' : prize.isOwnApproval ? 'own' : 'meanwhile')}
        </Text>
      )}
      {prize.canConfirm && (
        <Group gap="xs" mt={4}>
          <ConfirmButton prize={prize} />
          {prize.canRefuse && (
            <Button size="compact-sm" variant="default" onClick={() => setIsRefusing(true)}>
              {t('refuse')}
            </Button>
          )}
        </Group>
      )}
      {isRefusing && <RefuseDialog prize={prize} onClose={() => setIsRefusing(false)} />}
    </Stack>
  )
}

function ConfirmButton({ prize }: { prize: Prize }) {
  const t = useWords('review.prize.second')
  const command = { params: { number: prize.claim }, version: prize.version }
  const { act, failed } = useSay(
    command,
    (idempotencyKey) => api.call(prizeConfirm, { ...command, idempotencyKey }),
    () => void notify({ text: t('confirmed', { number: prize.claim }), tone: 'good' }),
  )
  return (
    <>
      <Button
        size="compact-sm"
        title={t('confirmHint')}
        loading={act.isPending}
        onClick={() => act.mutate()}
      >
        {t('confirm')}
      </Button>
      {failed}
    </>
  )
}

function RefuseDialog({ prize, onClose }: { prize: Prize; onClose(): void }) {
  const t = useWords('review.prize.second')
  const [because, setBecause] = useState('')
  const command = { params: { number: prize.claim }, version: prize.version, body: { because } }
  const { act, failed } = useSay(
    command,
    (idempotencyKey) => api.call(prizeRefuse, { ...command, idempotencyKey }),
    () => {
      void notify({ text: t('refusedDone', { number: prize.claim }), tone: 'good' })
      onClose()
    },
  )
  return (
    <Dialog title={t('refuseTitle', { number: prize.claim })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          act.mutate()
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('refuseHint')}
          </Text>
          <Textarea
            label={t('because')}
            required
            data-autofocus
            autosize
            minRows={2}
            maxLength={300}
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
          {failed}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={act.isPending} disabled={because.trim() === ''}>
              {t('refuseSubmit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

/** One word of a second person; asked again after a lost answer it is the same word, not another. */
function useSay(
  command: object,
  say: (idempotencyKey: string) => Promise<Prize>,
  onDone: () => void,
) {
  const queryClient = useQueryClient()
  const failure = useFailure()
  const said = useRef({ of: '', key: '' })
  const act = useMutation({
    mutationFn: () => {
      const of = JSON.stringify(command)
      if (said.current.of !== of) said.current = { of, key: crypto.randomUUID() }
      return say(said.current.key)
    },
    onSuccess: onDone,
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['claims'] })
      await queryClient.invalidateQueries({ queryKey: ['prizes'] })
    },
  })
  const failed = act.error && (
    <Text size="xs" c="red" role="alert">
      {failure(act.error).text}
    </Text>
  )
  return { act, failed }
}
