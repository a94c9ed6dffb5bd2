import { Button, Group, Loader, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { Prize } from '../../contract/prizes.ts'
import { useFailure } from '../api/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failed } from '../ui/Failed.tsx'
import { formatMoment } from '../ui/dates.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import { lazyWithWords } from '../ui/lazy-with-words.ts'
import { prizeQuery } from '../claims/prize-query.ts'
import { ReplaceForm } from './ReplaceForm.tsx'
import { ResendForm } from './ResendForm.tsx'
import { RevealForm } from './RevealForm.tsx'

const PendingSignOffs = lazyWithWords('signOffs', () => import('../claims/PendingSignOffs.tsx'))

interface PrizeSheetProps {
  number: string
  onClose(): void
}

/** One prize: the state of its code, and what can be done when the member asks about it. */
export function PrizeSheet({ number, onClose }: PrizeSheetProps) {
  const t = useWords('prizes.sheet')
  const failure = useFailure()
  const prize = useQuery(prizeQuery(number))
  return (
    <Dialog
      onClose={onClose}
      title={prize.data ? t('title', { number, prize: prize.data.name }) : number}
    >
      {prize.isPending && <Loader size="sm" />}
      {prize.isError && <Failed title={t('failed')} text={failure(prize.error).text} />}
      {prize.data && <PrizeFacts prize={prize.data} onClose={onClose} />}
    </Dialog>
  )
}

const acts = ['reveal', 'resend', 'replace'] as const
type Act = (typeof acts)[number]

function PrizeFacts({ prize, onClose }: { prize: Prize; onClose(): void }) {
  const t = useWords('prizes.sheet')
  const [act, setAct] = useState<Act | null>(null)
  const can: Record<Act, boolean> = {
    reveal: prize.canReveal,
    resend: prize.canResend,
    replace: prize.canAskReplacement,
  }
  const facts: [string, string][] = [
    [t('to'), `${prize.memberName} · ${prize.email}`],
    ...(prize.codeLast4 ? [[t('code'), `•••• ${prize.codeLast4}`] as [string, string]] : []),
    ...(prize.codeState
      ? [[t('state'), t(`codeStates.${prize.codeState}`)] as [string, string]]
      : []),
    [t('approved'), formatMoment(prize.approvedAt)],
  ]
  return (
    <Stack gap="sm">
      <dl style={{ margin: 0 }}>
        {facts.map(([name, value]) => (
          <Group key={name} gap="xs" wrap="nowrap" align="baseline">
            <Text component="dt" size="xs" c="dimmed" w={92}>
              {name}
            </Text>
            <Text component="dd" size="sm" m={0}>
              {value}
            </Text>
          </Group>
        ))}
      </dl>
      <Suspense>{prize.pending.length > 0 && <PendingSignOffs pending={prize.pending} />}</Suspense>
      <Group gap="xs">
        {acts
          .filter((one) => can[one])
          .map((one) => (
            <Button
              key={one}
              size="compact-sm"
              variant={act === one ? 'filled' : 'default'}
              aria-expanded={act === one}
              onClick={() => setAct(act === one ? null : one)}
            >
              {t(one)}
            </Button>
          ))}
        <Button component={Link} to={paths.claim(prize.claim)} size="compact-sm" variant="subtle">
          {t('claim')}
        </Button>
      </Group>
      {act === 'reveal' && <RevealForm number={prize.claim} />}
      {act === 'resend' && <ResendForm prize={prize} onDone={onClose} />}
      {act === 'replace' && <ReplaceForm prize={prize} onDone={onClose} />}
    </Stack>
  )
}
