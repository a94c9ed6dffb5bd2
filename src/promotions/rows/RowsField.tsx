import { Button, Fieldset, Group, Input, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useId, useRef, type ClipboardEvent } from 'react'
import { dateIn } from '../../ui/date-field/read-date.ts'
import { useWords } from '../../ui/words.ts'
import { RowNotes } from './RowNotes.tsx'
import { RowLine } from './RowLine.tsx'
import { emptyRow, isEmptyRow, isManyCells, rowsOfText, type Row, type RowColumn } from './rows.ts'
import classes from './RowsField.module.css'

interface RowsFieldProps<Column extends string> {
  /** Named in the page's list of sections. */
  section: string
  label: string
  hint: string
  addLabel: string
  columns: RowColumn<Column>[]
  rows: Row<Column>[]
  /** Faults of the whole list, and of its cells by `row.column`. */
  fault: string | undefined
  faultAt(row: number, column: Column): string | undefined
  isReadOnly: boolean
  onChange(rows: Row<Column>[]): void
}

/** Pixels of a row. */
const rowHeight = 36

/**
 * A list of entries, one a row. Several pasted lines become rows. Only the rows in view are
 * rendered, so that thousands stay fast.
 */
export function RowsField<Column extends string>(props: RowsFieldProps<Column>) {
  const { section, label, hint, addLabel, columns, rows, fault, faultAt, isReadOnly, onChange } =
    props
  const t = useWords('promotions.rows')
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const names = columns.map((column) => column.id)

  function goTo(row: number, column: Column | undefined = names[0], triesLeft = 8): void {
    if (triesLeft === 8) virtual.scrollToIndex(row)
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${row}"] [data-column="${column}"]`,
    )
    if (cell) cell.focus()
    else if (triesLeft > 0) requestAnimationFrame(() => goTo(row, column, triesLeft - 1))
  }
  function add() {
    // One empty row is enough to type into.
    const last = rows.at(-1)
    if (!last || !isEmptyRow(last)) onChange([...rows, emptyRow(names)])
    goTo(last && isEmptyRow(last) ? rows.length - 1 : rows.length)
  }
  function remove(at: number) {
    onChange(rows.filter((_, index) => index !== at))
    if (rows.length > 1) goTo(Math.min(at, rows.length - 2))
  }
  function paste(event: ClipboardEvent, at: number) {
    const text = event.clipboardData.getData('text')
    if (!isManyCells(text)) return
    event.preventDefault()
    const pasted = rowsOfText(text, names)
    for (const { id: column } of columns.filter(({ isDate }) => isDate)) {
      for (const row of pasted) row[column] = dateIn(row[column])
    }
    const isOver = isEmptyRow(rows[at] ?? emptyRow(names))
    onChange([...rows.slice(0, isOver ? at : at + 1), ...pasted, ...rows.slice(at + 1)])
    goTo((isOver ? at : at + 1) + pasted.length - 1)
  }

  return (
    <Fieldset
      legend={label}
      data-section={section}
      aria-describedby={`${id}-hint ${id}-notes`}
      classNames={{ root: classes.field ?? '' }}
      style={{ '--tracks': columns.map(({ track }) => track).join(' ') }}
    >
      <Group justify="space-between" wrap="nowrap">
        <Input.Description id={`${id}-hint`}>
          {isReadOnly ? hint : `${hint} ${t('pasteHint')}`}
        </Input.Description>
        {rows.length > 0 && (
          <Text size="xs" c="dimmed" ml="auto" className={classes.count ?? ''}>
            {t('count', { count: rows.length })}
          </Text>
        )}
        {!isReadOnly && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={add}
            onPaste={(event) => paste(event, rows.length)}
          >
            {addLabel}
          </Button>
        )}
      </Group>
      {rows.length > 0 && (
        <div
          className={classes.table}
          role="table"
          aria-label={label}
          aria-rowcount={rows.length + 1}
        >
          <div role="rowgroup">
            <div role="row" className={classes.head} aria-rowindex={1}>
              <span role="columnheader">{t('row')}</span>
              {columns.map((column) => (
                <span key={column.id} role="columnheader">
                  {column.label}
                </span>
              ))}
              {!isReadOnly && <span role="columnheader" aria-label={t('remove')} />}
            </div>
          </div>
          <div ref={scroller} className={classes.scroller} role="rowgroup">
            <div
              style={{ height: virtual.getTotalSize(), position: 'relative' }}
              role="presentation"
            >
              {virtual.getVirtualItems().map(({ index, start }) => {
                const row = rows[index]
                return (
                  row && (
                    <RowLine
                      key={index}
                      index={index}
                      start={start}
                      row={row}
                      columns={columns}
                      faultAt={(column) => faultAt(index, column)}
                      isReadOnly={isReadOnly}
                      onCell={(column, value) =>
                        onChange(
                          rows.map((one, at) => (at === index ? { ...one, [column]: value } : one)),
                        )
                      }
                      onRemove={() => remove(index)}
                      onEnter={index === rows.length - 1 ? add : () => goTo(index + 1)}
                      onPaste={(event) => paste(event, index)}
                    />
                  )
                )
              })}
            </div>
          </div>
        </div>
      )}
      <div id={`${id}-notes`}>
        {fault && <Input.Error>{fault}</Input.Error>}
        <RowNotes
          rows={rows}
          columns={names}
          faultAt={faultAt}
          onGoTo={goTo}
          onChange={isReadOnly ? undefined : onChange}
        />
      </div>
    </Fieldset>
  )
}
