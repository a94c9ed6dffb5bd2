import { ActionIcon, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ClipboardEvent } from 'react'
import { DateField } from '../../ui/date-field/DateField.tsx'
import { fieldKeys } from '../../ui/shortcuts/field-keys.ts'
import { useWords } from '../../ui/words.ts'
import type { Row, RowColumn } from './rows.ts'
import classes from './RowsField.module.css'

interface RowLineProps<Column extends string> {
  index: number
  /** Pixels from the top of the list. */
  start: number
  row: Row<Column>
  columns: RowColumn<Column>[]
  faultAt(column: Column): string | undefined
  isReadOnly: boolean
  onCell(column: Column, value: string): void
  onRemove(): void
  onEnter(): void
  onPaste(event: ClipboardEvent): void
}

/** One row: a field for each column. Enter goes on to the next row, and never saves the form. */
export function RowLine<Column extends string>(props: RowLineProps<Column>) {
  const { index, start, row, columns, faultAt, isReadOnly, onCell, onRemove, onEnter, onPaste } =
    props
  const t = useWords('promotions.rows')
  const number = index + 1
  const toNextRow = fieldKeys({
    Enter(event) {
      event.preventDefault()
      onEnter()
    },
  })
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-row={index}
      className={classes.row}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span role="cell" className={classes.number}>
        {number}
      </span>
      {columns.map((column) => {
        const fault = faultAt(column.id)
        const field = {
          size: 'xs',
          'aria-label': t('cell', { column: column.label, row: number }),
          title: fault,
          error: fault !== undefined,
          disabled: isReadOnly,
          value: row[column.id],
          'data-column': column.id,
          onPaste,
          onKeyDown: toNextRow,
        }
        return (
          <span role="cell" key={column.id}>
            {column.isDate ? (
              <DateField {...field} onChange={(date) => onCell(column.id, date)} />
            ) : (
              <TextInput
                {...field}
                placeholder={column.placeholder ?? ''}
                onChange={(event) => onCell(column.id, event.currentTarget.value)}
              />
            )}
          </span>
        )
      })}
      {!isReadOnly && (
        <span role="cell">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('removeRow', { row: number })}
            onClick={onRemove}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </span>
      )}
    </div>
  )
}
