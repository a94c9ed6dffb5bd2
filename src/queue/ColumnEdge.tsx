import { useRef, type PointerEvent } from 'react'
import { useKeepPreferences } from '../api/keep-preferences.ts'
import { useFailure } from '../api/problem-words.ts'
import { notify } from '../ui/notify.ts'
import { asUsual, widths, withWidth } from './column-choice.ts'
import classes from './ColumnEdge.module.css'

/**
 * The edge of a column's header: dragging it changes the width. By keyboard that is done in the
 * sheet.
 */
export default function ColumnEdge({ id }: { id: string }) {
  const failure = useFailure()
  const keep = useKeepPreferences(
    (error) => void notify({ text: failure(error).text, tone: 'bad' }),
  )
  const drag = useRef<Drag | null>(null)

  function start(event: PointerEvent<HTMLElement>) {
    const cell = event.currentTarget.parentElement
    const row = cell?.parentElement
    const table = cell?.closest<HTMLElement>('[role="table"]')
    if (event.button !== 0 || !cell || !row || !table) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = {
      from: event.clientX,
      width: cell.getBoundingClientRect().width,
      at: [...row.children].indexOf(cell),
      tracks: getComputedStyle(row).gridTemplateColumns.split(' '),
      table,
      before: table.style.getPropertyValue('--tracks'),
    }
  }
  function move({ clientX }: PointerEvent) {
    if (!drag.current) return
    // On the page only: the rows are drawn again when it is let go.
    const { table, tracks, at } = drag.current
    table.style.setProperty(
      '--tracks',
      tracks.with(at, `${widthAt(drag.current, clientX)}px`).join(' '),
    )
  }
  function end({ clientX, type }: PointerEvent) {
    const ended = drag.current
    drag.current = null
    if (!ended) return
    ended.table.style.setProperty('--tracks', ended.before)
    if (type === 'pointerup' && clientX !== ended.from) {
      keep('queueColumns', (now) => withWidth(now ?? asUsual, id, widthAt(ended, clientX)))
    }
  }

  return (
    <span
      className={classes.edge}
      aria-hidden
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    />
  )
}

interface Drag {
  /** Pixels from the left. */
  from: number
  /** Pixels of the column. */
  width: number
  /** Its index among the tracks. */
  at: number
  tracks: string[]
  table: HTMLElement
  before: string
}

const widthAt = ({ from, width }: Drag, clientX: number) =>
  Math.min(Math.max(Math.round(width + clientX - from), widths.least), widths.most)
