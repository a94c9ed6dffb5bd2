import type { RefObject } from 'react'
import { useShortcut } from '../shortcuts/shortcuts.ts'
import { useWords } from '../words.ts'
import { lastRows } from './list-places.ts'
import type { RowSelection } from './row-selection.ts'

/** Shows a row beside the list, without opening it. */
export interface RowPeek {
  /** The row that is shown. */
  id: string | null
  show(id: string | null): void
}

type FocusRow = (index: number) => void

interface RowKeys {
  scroller: RefObject<HTMLElement | null>
  /** Identifies the list, so that each remembers its own row. */
  list: string
  ids: string[]
  /** Scrolls the row into view. */
  show(index: number): void
  selection?: RowSelection | undefined
  peek?: RowPeek | undefined
}

/**
 * Moves the focus from row to row; the browser scrolls to the focus.
 *
 * @returns focuses a row, once it is rendered
 */
export function useRowKeys(props: RowKeys): FocusRow {
  const { scroller, list, ids, show, selection, peek } = props
  const t = useWords('common.shortcuts')

  function focusRow(index: number, triesLeft = 5): void {
    const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`)
    if (link) link.focus()
    else if (triesLeft > 0) requestAnimationFrame(() => focusRow(index, triesLeft - 1))
  }
  // A row scrolled out of view has lost the focus, but is still the current row.
  const currentRow = () => indexOf(document.activeElement) ?? ids.indexOf(lastRows.get(list) ?? '')
  /** @returns the new current row; `undefined` if there is none */
  function move(step: number): string | undefined {
    const current = currentRow()
    const next = current === -1 ? 0 : current + step
    if (next < 0 || next >= ids.length) return undefined
    show(next)
    focusRow(next)
    if (peek && peek.id !== null) peek.show(ids[next] ?? null)
    return ids[next]
  }
  function extend(step: number) {
    const from = ids[currentRow()]
    const to = move(step)
    selection?.choose(
      [from, to].filter((id) => id !== undefined),
      true,
    )
  }
  function toggle() {
    const id = ids[currentRow()]
    if (selection && id !== undefined) selection.choose([id], !selection.chosen.has(id))
    else if (selection) move(0)
  }
  const isOn = selection !== undefined
  const scope = 'move'
  useShortcut('j', t('down'), () => move(1), { scope })
  useShortcut('k', t('up'), () => move(-1), { scope })
  useShortcut('ArrowDown', '', () => move(1))
  useShortcut('ArrowUp', '', () => move(-1))
  useShortcut('x', t('choose'), toggle, { isOn, scope })
  useShortcut('Shift+ArrowDown', t('extend'), () => extend(1), { isOn, scope })
  useShortcut('Shift+ArrowUp', '', () => extend(-1), { isOn })
  function togglePeek() {
    const id = ids[currentRow()] ?? move(0) ?? null
    peek?.show(id === peek.id ? null : id)
  }
  useShortcut('Space', t('peek'), togglePeek, { isOn: peek !== undefined })
  // On a focused row, Enter belongs to the browser; without focus it opens the current row.
  useShortcut('Enter', t('open'), () => move(0), { scope })
  return focusRow
}

function indexOf(element: Element | null): number | undefined {
  const index = element?.closest<HTMLElement>('[data-index]')?.dataset['index']
  return index === undefined ? undefined : Number(index)
}
