import { Button, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useFailure } from '../api/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ShortcutKey } from '../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import classes from './BulkBar.module.css'
import { BulkOutcomes } from './BulkOutcomes.tsx'
import type { LastBulk } from './BulkSheet.tsx'
import { useBulk } from './use-bulk.ts'

interface BulkUndoProps {
  last: LastBulk
  onClose(): void
}

/** Says what the last bulk action did, and undoes it where nothing has happened since. */
export default function BulkUndo({ last: { kind, made }, onClose }: BulkUndoProps) {
  const t = useWords('queue.bulk.undo')
  const failure = useFailure()
  const bulk = useBulk()
  const isOver = bulk.outcomes !== null
  const rows = [...made].map(([number, version]) => ({ number, version }))
  const undo = () => bulk.send({ kind: 'undo' }, rows)
  const bar = useRef<HTMLDivElement>(null)
  const closing = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // Undo is gone, and the focus with it; on a row of the list it stays.
    const { activeElement: at, body } = document
    if (isOver && (at === body || bar.current?.contains(at))) closing.current?.focus()
  }, [isOver])
  useShortcut('z', t('undo'), undo, { isOn: !isOver })

  if (bulk.outcomes?.some(({ outcome }) => outcome === 'refused')) {
    return (
      <Dialog title={t('title')} size="md" onClose={onClose}>
        <BulkOutcomes outcomes={bulk.outcomes} onClose={onClose} />
      </Dialog>
    )
  }
  return (
    <div ref={bar} className={classes.done} role="group" aria-label={t('label')}>
      <Text size="sm" fw={600} role="status">
        {isOver ? t('undone', { count: bulk.made.size }) : t(kind, { count: made.size })}
      </Text>
      {bulk.error && (
        <Text size="xs" role="alert">
          {failure(bulk.error).text}
        </Text>
      )}
      {!isOver && (
        <Button
          size="compact-sm"
          variant="default"
          loading={bulk.isSending}
          onClick={undo}
          rightSection={<ShortcutKey keys="z" />}
        >
          {t(bulk.error ? 'again' : 'undo')}
        </Button>
      )}
      <Button ref={closing} size="compact-sm" variant="subtle" onClick={onClose}>
        {t('close')}
      </Button>
    </div>
  )
}
