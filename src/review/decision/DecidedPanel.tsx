import { Button, Text } from '@mantine/core'
import { useEffect } from 'react'
import type { Claim } from '../../../contract/claims.ts'
import { forgetOutgoing, useOutgoingOf } from '../../claims/outgoing.ts'
import { useUndo } from '../../claims/undo/use-undo.ts'
import { formatMoment, formatMomentThere } from '../../ui/dates.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { MemberRow } from '../facts/MemberRow.tsx'
import { AnswerNote } from './AnswerNote.tsx'
import classes from './DecisionPanel.module.css'

/**
 * A claim that is decided or waiting for the member: who decided, when, and what the member sees.
 */
export function DecidedPanel({ claim }: { claim: Claim }) {
  const t = useWords('review.decision')
  const [newest] = claim.attempts
  const decision = newest?.decision
  // What one tried oneself was refused: here is why.
  const isRefused = useOutgoingOf(claim.number)?.state === 'refused'
  useEffect(() => {
    if (isRefused) forgetOutgoing(claim.number)
  }, [isRefused, claim.number])
  return (
    <section className={classes.panel} aria-label={t('title')}>
      {decision && (
        <Text size="sm" fw={600} title={formatMomentThere(decision.at, claim.deadline.zone)}>
          {t(`decided.${decision.kind}`, {
            name: decision.by ?? '',
            when: formatMoment(decision.at),
          })}
        </Text>
      )}
      <AnswerNote claim={claim} />
      <Text size="xs" c="dimmed" mt={6}>
        {t('statusNow')}
      </Text>
      <MemberRow row={claim.redeemHistory} />
      {claim.abilities.undo.isAllowed && <UndoButton claim={claim} />}
    </section>
  )
}

function UndoButton({ claim }: { claim: Claim }) {
  const t = useWords('review')
  const { undo, isUndoing } = useUndo()
  const run = () => undo(claim.number, claim.version)
  useShortcut('z', t('keys.undo'), run, { isOn: !isUndoing, scope: 'decide' })
  return (
    <Button
      mt="xs"
      size="compact-sm"
      variant="default"
      title={t('decision.undoHint')}
      loading={isUndoing}
      onClick={run}
      rightSection={<ShortcutKey keys="z" />}
    >
      {t('decision.undo')}
    </Button>
  )
}
