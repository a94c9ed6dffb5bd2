import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import type { QueueSearch } from '../claims/queue-search.ts'
import { ShortcutKey } from '../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useLatest } from '../ui/use-latest.ts'
import { useWords } from '../ui/words.ts'
import classes from './BulkBar.module.css'
import { BulkSheet, type BulkKind, type LastBulk } from './BulkSheet.tsx'
import { mostChosen, useChooseAll } from './use-choose-all.ts'
import type { ChosenClaim, Selection } from './use-selection.ts'

interface BulkBarProps {
  selection: Selection
  search: QueueSearch
  /** Claims that match the filter, as far as they were counted. */
  matching: number
  onDone(last: LastBulk): void
}

/**
 * Actions on the selected claims. Deciding is not one of them, because each claim must be reviewed.
 */
export default function BulkBar({ selection, search, matching, onDone }: BulkBarProps) {
  const t = useWords('queue.bulk')
  const may = useMay()
  const [kind, setKind] = useState<BulkKind | null>(null)
  useShortcut('Escape', t('clear'), selection.clear)
  // A form keeps to the claims that it was opened for.
  const add = useLatest((claims: ChosenClaim[]) => {
    if (kind === null) selection.add(claims)
  })

  return (
    <div className={classes.bar} role="toolbar" aria-label={t('label')}>
      <span className={classes.count} role="status">
        {t('chosen', { count: selection.claims.length })}
      </span>
      {may('claims.assign') && <BulkButton kind="assign" keys="a" onOpen={setKind} />}
      <BulkButton kind="hold" keys="h" onOpen={setKind} />
      <BulkButton kind="tag" keys="t" onOpen={setKind} />
      {selection.claims.length < Math.min(matching, mostChosen) && (
        <ChooseAll key={JSON.stringify(search)} search={search} matching={matching} onFound={add} />
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={selection.clear}
        rightSection={<ShortcutKey keys="Escape" />}
      >
        {t('clear')}
      </Button>
      {kind && (
        <BulkSheet
          kind={kind}
          claims={selection.claims}
          onLetGo={(numbers) => selection.choose(numbers, false)}
          onDone={onDone}
          onClose={() => setKind(null)}
        />
      )}
    </div>
  )
}

interface ChooseAllProps extends Pick<BulkBarProps, 'search' | 'matching'> {
  onFound(claims: ChosenClaim[]): void
}

/** What is listed is only the beginning of what matches. */
function ChooseAll({ search, matching, onFound }: ChooseAllProps) {
  const t = useWords('queue.bulk')
  const failure = useFailure()
  const all = useChooseAll(search)
  const choose = () => {
    // Not once this is gone: what was let go meanwhile stays so.
    if (!all.isPending) all.mutate(undefined, { onSuccess: onFound })
  }
  const label =
    matching > mostChosen ? t('first', { count: mostChosen }) : t('all', { count: matching })
  useShortcut('e', label, choose)
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={all.isPending}
        onClick={choose}
        rightSection={<ShortcutKey keys="e" />}
      >
        {label}
      </Button>
      {all.isError && (
        <Text size="xs" role="alert">
          {failure(all.error).text}
        </Text>
      )}
    </>
  )
}

interface BulkButtonProps {
  kind: BulkKind
  keys: string
  onOpen(kind: BulkKind): void
}

function BulkButton({ kind, keys, onOpen }: BulkButtonProps) {
  const t = useWords('queue.bulk')
  useShortcut(keys, t(kind), () => onOpen(kind))
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => onOpen(kind)}
      rightSection={<ShortcutKey keys={keys} />}
    >
      {t(kind)}
    </Button>
  )
}
