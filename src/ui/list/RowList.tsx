import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Row,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  type CSSProperties,
  type ReactNode,
} from 'react'
import type { ColumnChoice } from '../../../contract/preferences.ts'
import { ChooseBox } from './ChooseBox.tsx'
import classes from './RowList.module.css'
import { rangeOf, type RowSelection } from './row-selection.ts'
import { placeIn } from './list-places.ts'
import { useListName, useListPlace } from './use-list-place.ts'
import { useRowKeys, type RowPeek } from './use-row-keys.ts'
import { useWindowWidth } from '../use-window-width.ts'

const features = tableFeatures({ columnOrderingFeature, columnVisibilityFeature })

/** Order, filters and paging are up to the server; the table only lays out its rows. */
export type RowListFeatures = typeof features

interface ColumnMeta {
  /** Width as a track of a CSS grid: `120px`, `minmax(160px, 2fr)`. */
  track: string
  /** Numbers and dates are aligned at their end. */
  align?: 'end'
  /** Only in windows of at least this many pixels, so that nobody scrolls sideways. */
  from?: number
}

declare module '@tanstack/react-table' {
  // oxlint-disable-next-line no-unused-vars -- must repeat the library's own parameters
  interface ColumnMeta<TFeatures, TData, TValue> {
    track: string
    align?: 'end'
    from?: number
  }
}

export const rowColumns = <Item extends object>() => createColumnHelper<RowListFeatures, Item>()

// oxlint-disable-next-line no-explicit-any -- the library's own type for columns of mixed values
export type RowColumns<Item extends object> = ColumnDef<RowListFeatures, Item, any>[]

interface RowListProps<Item extends object> {
  /** The list's label for screen readers. */
  label: string
  columns: RowColumns<Item>
  /** What the person chose of them; unknown ids are ignored. */
  chosen?: ColumnChoice | null | undefined
  /** At the end of a column's header, where its width is changed. */
  edgeOf?: ((id: string) => ReactNode) | undefined
  items: Item[]
  idOf(item: Item): string
  /** Called near the end if there are more rows. */
  onNearEnd?: (() => void) | undefined
  hasMore: boolean
  /** Below the last row: the end, or that more is loading. */
  foot: ReactNode
  /** For rows that can be selected and acted on together. */
  selection?: RowSelection | undefined
  peek?: RowPeek | undefined
}

/** Pixels of a row. */
const rowHeight = 40

/** Width of the checkbox column in pixels. */
const boxTrack = '18px'

/** Pixels between two columns, and at both ends of a row less one such gap. */
const gap = 14
const padding = 18

/** Rows before the end at which the next page is requested. */
const nearEnd = 12

/**
 * A long list that only renders the visible rows. Each row has one link, and J, K and the arrow
 * keys move the focus from link to link.
 */
export function RowList<Item extends object>(props: RowListProps<Item>) {
  const { label, columns, chosen, edgeOf, items, idOf, onNearEnd, hasMore, foot, selection, peek } =
    props
  const width = useWindowWidth()
  const state = useMemo(() => {
    const tooWide = columns.filter(({ meta }) => (meta?.from ?? 0) > width).map(idOfColumn)
    const columnVisibility = Object.fromEntries(tooWide.map((id) => [id, false]))
    return {
      columnOrder: chosen?.columnOrder ?? [],
      columnVisibility: { ...columnVisibility, ...chosen?.columnVisibility },
    }
  }, [columns, width, chosen])
  const table = useTable({ features, columns, data: items, getRowId: idOf, state })
  const { rows } = table.getRowModel()
  const scroller = useRef<HTMLDivElement>(null)
  const name = useListName(label)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialOffset: () => placeIn(name)?.top ?? 0,
  })
  const inSight = virtual.getVirtualItems()
  const last = inSight.at(-1)?.index ?? 0
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - nearEnd) onNearEnd?.()
  }, [last, rows.length, onNearEnd])
  const ids = useMemo(() => items.map(idOf), [items, idOf])
  const focusRow = useRowKeys({
    scroller,
    list: label,
    ids,
    show: (index) => virtual.scrollToIndex(index),
    selection,
    peek,
  })
  useListPlace({ scroller, virtual, label, name, ids, hasMore, focusRow })
  const choose = useChoose(ids, selection)

  const shown = table.getVisibleLeafColumns().map(({ id, columnDef }) => {
    const size = chosen?.columnSizing[id]
    return { id, track: size ? `${size}px` : metaOf(columnDef).track }
  })
  const tracks = [...(selection ? [boxTrack] : []), ...shown.map(({ track }) => track)].join(' ')
  const style = {
    '--tracks': tracks,
    // Chosen columns may need more than the window has: then the list scrolls sideways.
    ...(chosen && { '--least': `${leastOf(tracks)}px` }),
  }
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      style={style as CSSProperties}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      tabIndex={-1}
    >
      <div className={classes.head} role="rowgroup">
        {table.getHeaderGroups().map((group) => (
          <div key={group.id} className={classes.row} role="row" aria-rowindex={1}>
            {selection && <HeadBox ids={ids} selection={selection} />}
            {group.headers.map((header) => (
              // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- its text is below
              <div
                key={header.id}
                className={classes.cell}
                role="columnheader"
                data-align={metaOf(header.column.columnDef).align}
              >
                <table.FlexRender header={header} />
                {edgeOf?.(header.column.id)}
              </div>
            ))}
          </div>
        ))}
      </div>
      <div className={classes.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {inSight.map(({ index, start }) => {
          const row = rows[index]
          return (
            row && (
              <BodyRow
                key={row.id}
                row={row}
                index={index}
                start={start}
                Cell={table.FlexRender}
                boxLabel={selection?.labelOf(row.id)}
                isChosen={selection?.chosen.has(row.id) ?? false}
                drawn={`${shown.map(({ id }) => id).join()} ${tracks}`}
                onChoose={choose}
              />
            )
          )
        })}
      </div>
      <div className={classes.foot}>{foot}</div>
    </div>
  )
}

export const idOfColumn = (column: { id?: string; accessorKey?: unknown }): string =>
  column.id ?? String(column.accessorKey)

/** Pixels that tracks take at least, with the gaps between them and around them. */
const leastOf = (tracks: string) =>
  [...tracks.matchAll(/(\d+)px/g)].reduce((sum, [, pixels]) => sum + Number(pixels) + gap, padding)

const metaOf = (definition: { meta?: ColumnMeta }): ColumnMeta =>
  definition.meta ?? { track: '1fr' }

/**
 * Selects a row, or with Shift the range from the last one. A stable callback, so that unchanged
 * rows don't render again.
 */
function useChoose(ids: string[], selection: RowSelection | undefined) {
  const latest = useRef({ ids, selection })
  useEffect(() => {
    latest.current = { ids, selection }
  })
  const before = useRef<string | null>(null)
  return useCallback((id: string, isChosen: boolean, withShift: boolean) => {
    const { ids, selection } = latest.current
    selection?.choose(withShift ? rangeOf(ids, before.current, id) : [id], isChosen)
    before.current = id
  }, [])
}

/** Selects all loaded rows, or none. */
function HeadBox({ ids, selection }: { ids: string[]; selection: RowSelection }) {
  const count = ids.filter((id) => selection.chosen.has(id)).length
  return (
    <div className={classes.boxCell} role="columnheader">
      <ChooseBox
        label={selection.allLabel}
        isChosen={count > 0 && count === ids.length}
        isPartly={count > 0 && count < ids.length}
        onChoose={(isChosen) => selection.choose(ids, isChosen)}
      />
    </div>
  )
}

interface BodyRowProps<Item extends object> {
  row: Row<RowListFeatures, Item>
  index: number
  start: number
  Cell: ReturnType<typeof useTable<RowListFeatures, Item>>['FlexRender']
  /** Left out if rows cannot be selected. */
  boxLabel: string | undefined
  isChosen: boolean
  /** Changes with the columns that are shown; new ones in their place draw nothing again. */
  drawn: string
  onChoose(id: string, isChosen: boolean, withShift: boolean): void
}

function PlainBodyRow<Item extends object>(props: BodyRowProps<Item>) {
  const { row, index, start, Cell, boxLabel, isChosen, onChoose } = props
  return (
    <div
      className={classes.row}
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      data-chosen={isChosen || undefined}
      style={{ transform: `translateY(${start}px)` }}
    >
      {boxLabel !== undefined && (
        <div className={classes.boxCell} role="cell">
          <ChooseBox
            label={boxLabel}
            isChosen={isChosen}
            onChoose={(chosen, withShift) => onChoose(row.id, chosen, withShift)}
          />
        </div>
      )}
      {row.getVisibleCells().map((cell) => (
        <div
          key={cell.id}
          className={classes.cell}
          role="cell"
          data-align={metaOf(cell.column.columnDef).align}
        >
          <Cell cell={cell} />
        </div>
      ))}
    </div>
  )
}

/** Memoised, because scrolling adds and removes rows, and the others should not render again. */
const BodyRow = memo(
  PlainBodyRow,
  (before, after) =>
    before.row.original === after.row.original &&
    before.index === after.index &&
    before.start === after.start &&
    before.isChosen === after.isChosen &&
    before.drawn === after.drawn &&
    before.boxLabel === after.boxLabel,
) as typeof PlainBodyRow
