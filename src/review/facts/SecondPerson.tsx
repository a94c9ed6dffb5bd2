import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Claim } from '../../../contract/claims.ts'
import { prizeConfirm, prizeRefuse, type Prize } from '../../../contract/prizes.ts'
import { useFailure } from '../../api/problem-words.ts'
import { useCommand } from '../../api/use-command.ts'
import { claimQuery } from '../../claims/claim-query.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatMoney } from '../../ui/money.ts'
import { notify } from '../../ui/notify.ts'
import { useWords } from '../../ui/words.ts'
import { BecauseDialog } from '../work/BecauseDialog.tsx'
import { useWork } from '../work/use-work.ts'

/** A prize above the limit: what was decided by whom, and what this person can do. */
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
        <Text size="sm" fw={600} c="red">
          {t('refused', { name: refusal.by, because: refusal.because })}
        </Text>
      )}
      {confirmedBy && <Text size="xs">{t('confirmedBy', { name: confirmedBy })}</Text>}
      {prize.state === 'to_confirm' && (
        <Text size="xs" c="dimmed">
          {t(refusal ? 'refusedNext' : prize.isOwnApproval ? 'own' : 'meanwhile')}
        </Text>
      )}
      {refusal && prize.state === 'to_confirm' ? (
        <Refused prize={prize} />
      ) : (
        prize.canConfirm && (
          <Group gap="xs" mt={4}>
            <ConfirmButton prize={prize} />
            {prize.canRefuse && (
              <Button size="compact-sm" variant="default" onClick={() => setIsRefusing(true)}>
                {t('refuse')}
              </Button>
            )}
          </Group>
        )
      )}
      {isRefusing && <RefuseDialog prize={prize} onClose={() => setIsRefusing(false)} />}
    </Stack>
  )
}

/** After a refusal either way is as good: to reverse the approval, or to confirm anyway. */
function Refused({ prize }: { prize: Prize }) {
  const t = useWords('review')
  const { data: claim } = useQuery(claimQuery(prize.claim))
  return (
    <Group gap="xs" mt={4} grow align="flex-start">
      {claim?.abilities.reverse.isAllowed && <ReverseButton claim={claim} />}
      {prize.canConfirm && <ConfirmButton prize={prize} label={t('prize.second.confirmAnyway')} />}
    </Group>
  )
}

function ReverseButton({ claim }: { claim: Claim }) {
  const t = useWords('review.work')
  const [isAsking, setIsAsking] = useState(false)
  const work = useWork(claim, () => setIsAsking(false))
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setIsAsking(true)}>
        {t('reverse')}
      </Button>
      {isAsking && (
        <BecauseDialog
          kind="reverse"
          isBusy={work.isPending}
          onClose={() => setIsAsking(false)}
          onDo={work.mutate}
        />
      )}
    </>
  )
}

function ConfirmButton({ prize, label }: { prize: Prize; label?: string }) {
  const t = useWords('review.prize.second')
  const { claim: number, version } = prize
  const confirm = useCommand(prizeConfirm, {
    onDone: () => void notify({ text: t('confirmed', { number }), tone: 'good' }),
  })
  return (
    <div>
      <Button
        size="compact-sm"
        variant={label === undefined ? 'filled' : 'default'}
        fullWidth={label !== undefined}
        title={t('confirmHint')}
        loading={confirm.isPending}
        onClick={() => confirm.mutate({ params: { number }, version })}
      >
        {label ?? t('confirm')}
      </Button>
      <Failure error={confirm.error} />
    </div>
  )
}

function RefuseDialog({ prize, onClose }: { prize: Prize; onClose(): void }) {
  const t = useWords('review.prize.second')
  const [because, setBecause] = useState('')
  const { claim: number, version } = prize
  const refuse = useCommand(prizeRefuse, {
    onDone: () => {
      void notify({ text: t('refusedDone', { number }), tone: 'good' })
      onClose()
    },
  })
  return (
    <Dialog title={t('refuseTitle', { number })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          refuse.mutate({ params: { number }, version, body: { because } })
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
          <Failure error={refuse.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={refuse.isPending} disabled={because.trim() === ''}>
              {t('refuseSubmit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function Failure({ error }: { error: Error | null }) {
  const failure = useFailure()
  return (
    error && (
      <Text size="xs" c="red" role="alert">
        {failure(error).text}
      </Text>
    )
  )
}
