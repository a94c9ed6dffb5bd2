import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { orderOf } from '../../contract/queue.ts'
import type { ColumnChoice } from '../../contract/preferences.ts'
import { useKeepPreferences } from '../api/keep-preferences.ts'
import { useFailure } from '../api/problem-words.ts'
import { usePreferences } from '../api/session.ts'
import type { QueueSearch } from '../claims/queue-search.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { idOfColumn } from '../ui/list/RowList.tsx'
import { useWindowWidth } from '../ui/use-window-width.ts'
import { useWords } from '../ui/words.ts'
import { asUsual, inOrder, withMoved, withShown, withWidth } from './column-choice.ts'
import { ColumnRow } from './ColumnRow.tsx'
import classes from './ColumnsSheet.module.css'
import { queueColumns } from './queue-columns.tsx'

interface ColumnsSheetProps {
  search: QueueSearch
  onClose(): void
}

/** Which columns the queue shows, in which order and how wide: for one person, on every machine. */
export default function ColumnsSheet({ search, onClose }: ColumnsSheetProps) {
  const t = useWords('queue.columns')
  const tc = useWords('common')
  const failure = useFailure()
  const width = useWindowWidth()
  const [failed, setFailed] = useState<Error | null>(null)
  const [before, setBefore] = useState<ColumnChoice | null>(null)
  const keep = useKeepPreferences(setFailed)
  const kept = usePreferences()?.queueColumns ?? null
  const choice = kept ?? asUsual
  const view = search.view ?? 'to_review'
  const columns = new Map(
    queueColumns(tc, '', view).map((column) => [idOfColumn(column), column] as const),
  )
  const shown = inOrder([...columns.keys()], choice.columnOrder)
  const all = ['answerBy', 'decided', ...queueColumns(tc, '', 'all').map(idOfColumn)]
  const sorted = sortedBy[search.order ?? orderOf(view)]

  function change(changed: (now: ColumnChoice) => ColumnChoice | null) {
    setFailed(null)
    setBefore(null)
    keep('queueColumns', (now) => changed(now ?? asUsual))
  }

  return (
    <Dialog onClose={onClose} title={t('title')} size="md">
      <Text size="sm" c="dimmed" mb="sm">
        {t('intro')}
      </Text>
      <ul className={classes.list} aria-label={t('title')}>
        {shown.map((id, at) => {
          const { header, meta } = columns.get(id) ?? {}
          const isUsual = (meta?.from ?? 0) <= width
          return (
            <ColumnRow
              key={id}
              id={id}
              name={String(header)}
              isShown={choice.columnVisibility[id] ?? isUsual}
              isSorted={id === sorted}
              size={choice.columnSizing[id] ?? null}
              usualSize={Number.parseInt(meta?.track.replace('minmax(', '') ?? '', 10)}
              isFirst={at === 0}
              isLast={at === shown.length - 1}
              onShow={(isShown) => change((now) => withShown(now, id, isShown, isUsual))}
              onMove={(by) => change((now) => withMoved(now, { all, shown }, id, by))}
              onSize={(size) => change((now) => withWidth(now, id, size))}
            />
          )
        })}
      </ul>
      <Group justify="space-between" mt="md" mih={30}>
        <Group gap="xs">
          <Group gap="xs" role="status">
            {before && (
              <>
                <Text size="xs">{t('wasReset')}</Text>
                <Button size="compact-xs" variant="subtle" onClick={() => change(() => before)}>
                  {t('undo')}
                </Button>
              </>
            )}
          </Group>
          {failed && (
            <Text size="sm" c="red" role="alert">
              {failure(failed).text}
            </Text>
          )}
        </Group>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            disabled={kept === null}
            onClick={() => {
              change(() => null)
              setBefore(kept)
            }}
          >
            {t('reset')}
          </Button>
          <Button size="compact-sm" onClick={onClose}>
            {t('done')}
          </Button>
        </Group>
      </Group>
    </Dialog>
  )
}

/** The column that shows what the list is sorted by. */
const sortedBy: Record<NonNullable<QueueSearch['order']>, string> = {
  due: 'deadline',
  checks: 'checks',
  decided: 'decided',
  answer: 'answerBy',
  oldest: 'submittedAt',
  newest: 'submittedAt',
}
