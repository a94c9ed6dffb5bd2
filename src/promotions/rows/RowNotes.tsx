import { Anchor, Text } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { useWords } from '../../ui/words.ts'
import { emptyRowsOf, isEmptyRow, repeatsOf, type Row } from './rows.ts'

/** Rows that are named; more are counted. */
const named = 5

interface RowNotesProps<Column extends string> {
  rows: Row<Column>[]
  columns: readonly Column[]
  faultAt(row: number, column: Column): string | undefined
  onGoTo(row: number, column?: Column): void
  /** Left out if nothing can be changed. */
  onChange: ((rows: Row<Column>[]) => void) | undefined
}

/** What is wrong with which rows: faults of the server, repeated rows and empty ones. */
export function RowNotes<Column extends string>(props: RowNotesProps<Column>) {
  const { rows, columns, faultAt, onGoTo, onChange } = props
  const t = useWords('promotions.rows')
  const repeats = useMemo(() => repeatsOf(rows), [rows])
  const empties = useMemo(() => emptyRowsOf(rows), [rows])
  const faults = rows.flatMap((_, row) =>
    columns.flatMap((column) => {
      const fault = faultAt(row, column)
      return fault === undefined ? [] : [{ row, column, fault }]
    }),
  )
  const link = (row: number, text: ReactNode, column?: Column) => (
    <Anchor
      key={row}
      component="button"
      type="button"
      size="xs"
      onClick={() => onGoTo(row, column)}
    >
      {text}
    </Anchor>
  )
  return (
    <>
      {faults.slice(0, named).map(({ row, column, fault }) => (
        <Text key={`${row}.${column}`} size="xs" c="red">
          {link(row, t('atRow', { row: row + 1 }), column)} {fault}
        </Text>
      ))}
      {faults.length > named && (
        <Text size="xs" c="red">
          {t('moreFaults', { count: faults.length - named })}
        </Text>
      )}
      {repeats.size > 0 && (
        <Text size="xs" component="p" m={0}>
          {[...repeats].slice(0, named).map(([row, first]) => (
            <span key={row}>{link(row, t('repeat', { row: row + 1, first: first + 1 }))} </span>
          ))}
          {repeats.size > named && <>{t('moreRepeats', { count: repeats.size - named })} </>}
          {onChange && (
            <Anchor
              component="button"
              type="button"
              size="xs"
              onClick={() => onChange(rows.filter((_, index) => !repeats.has(index)))}
            >
              {t('removeRepeats', { count: repeats.size })}
            </Anchor>
          )}
        </Text>
      )}
      {empties.length > 0 && (
        <Text size="xs" c="dimmed" component="p" m={0}>
          {t('empty', {
            count: empties.length,
            rows: empties
              .slice(0, named)
              .map((row) => row + 1)
              .join(', '),
          })}{' '}
          {onChange && rows.length > empties.length && (
            <Anchor
              component="button"
              type="button"
              size="xs"
              onClick={() => onChange(rows.filter((row) => !isEmptyRow(row)))}
            >
              {t('removeEmpty')}
            </Anchor>
          )}
        </Text>
      )}
    </>
  )
}
