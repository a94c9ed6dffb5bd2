import { Button, Paper, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { useLastDecision, type LastDecision } from './last-decision.ts'
import classes from './UndoBar.module.css'
import { useUndo } from './use-undo.ts'

/** The last decision, while it can be undone, with a shortcut that works in every room. */
export function UndoBar() {
  const last = useLastDecision((store) => store.last)
  return last && <Undoable key={`${last.number}/${last.version}`} last={last} />
}

function Undoable({ last: { number, version, kind, endsAt } }: { last: LastDecision }) {
  const t = useWords('common.undo')
  const seconds = useSecondsUntil(endsAt, () => useLastDecision.getState().forget(number))
  const { undo, isUndoing } = useUndo()
  const run = () => {
    if (!isUndoing) undo(number, version)
  }
  useShortcut('z', t('undo'), run, { scope: 'anywhere' })
  return (
    <Paper className={classes.bar ?? ''} shadow="md" withBorder role="status">
      <Text size="sm" fw={600}>
        {t(kind, { number })}
      </Text>
      <Text size="xs" c="dimmed" className={classes.left ?? ''} aria-hidden>
        {t('left', { seconds })}
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        loading={isUndoing}
        onClick={run}
        rightSection={<ShortcutKey keys="z" />}
      >
        {t('undo')}
      </Button>
    </Paper>
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
