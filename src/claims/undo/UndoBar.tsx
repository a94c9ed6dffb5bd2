import { Button, Paper, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { useLastDecision, type LastDecision } from './last-decision.ts'
import classes from './UndoBar.module.css'
import { useUndo } from './use-undo.ts'

/**
 * The last decision, from the moment it is sent and while it can be undone, with a shortcut that
 * works in every room.
 *
 * @param hasKey whether the shortcut is free for it
 */
export function UndoBar({ hasKey }: { hasKey: boolean }) {
  const last = useLastDecision((store) => store.last)
  const undoing = useLastDecision((store) => store.undoing)
  const { undo, isUndoing } = useUndo()
  // Asked for before the answer came: done as soon as there is something to undo.
  useEffect(() => {
    if (undoing) undo(undoing.number, undoing.version)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each decision
  }, [undoing])
  if (!last) return null
  return <Undoable key={last.number} last={last} {...{ hasKey, undo, isUndoing }} />
}

interface UndoableProps {
  last: LastDecision
  hasKey: boolean
  undo(number: string, version: number): void
  isUndoing: boolean
}

function Undoable({ last: { number, kind, confirmed }, hasKey, undo, isUndoing }: UndoableProps) {
  const t = useWords('common.undo')
  const isWanted = useLastDecision(
    ({ wanted, undoing }) => wanted === number || undoing?.number === number,
  )
  const want = useLastDecision((store) => store.want)
  const isBusy = isUndoing || isWanted
  const run = () => {
    if (isBusy) return
    if (confirmed) undo(number, confirmed.version)
    else want(number)
  }
  useShortcut('z', t('undo'), run, { scope: 'anywhere', isOn: hasKey })
  return (
    <Paper className={classes.bar ?? ''} shadow="md" withBorder role="status">
      <Text size="sm" fw={600}>
        {t(confirmed ? kind : `sending.${kind}`, { number })}
      </Text>
      {confirmed && (
        <Left endsAt={confirmed.endsAt} onOver={() => useLastDecision.getState().forget(number)} />
      )}
      <Button
        size="compact-sm"
        variant="default"
        loading={isBusy}
        onClick={run}
        rightSection={hasKey && <ShortcutKey keys="z" />}
      >
        {t('undo')}
      </Button>
    </Paper>
  )
}

function Left({ endsAt, onOver }: { endsAt: number; onOver(): void }) {
  const t = useWords('common.undo')
  const seconds = useSecondsUntil(endsAt, onOver)
  return (
    <Text size="xs" c="dimmed" className={classes.left ?? ''} aria-hidden>
      {t('left', { seconds })}
    </Text>
  )
}

/** Whole seconds left; calls `onOver` when there are none. */
function useSecondsUntil(endsAt: number, onOver: () => void): number {
  const [now, setNow] = useState(() => Date.now())
  const left = Math.ceil((endsAt - now) / 1000)
  useEffect(() => {
    if (left <= 0) return onOver()
    const timer = setTimeout(() => setNow(Date.now()), 250)
    return () => clearTimeout(timer)
  })
  return Math.max(left, 0)
}
