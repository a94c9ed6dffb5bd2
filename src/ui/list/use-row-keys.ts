import type { RefObject } from 'react'
import { useShortcut } from '../shortcuts/shortcuts.ts'
import { useWords } from '../words.ts'
import { lastRows } from './list-places.ts'
import type { RowSelection } from './row-selection.ts'

type FocusRow = (index: number) => void

interface RowKeys {
  scroller: RefObject<HTMLElement | null>
  /** Which list it is, so that each has a row of its own to go on from. */
  list: string
  ids: string[]
  /** Scrolls until the row is in sight. */
  show(index: number): void
  selection?: RowSelection | undefined
}

/**
 * Moves the focus from row to row; the browser follows the focus, the list the browser.
 *
 * @returns puts the focus on a row, once it is drawn
 */
export function useRowKeys({ scroller, list, ids, show, selection }: RowKeys): FocusRow {
  const t = useWords('common.shortcuts')

  function focusRow(index: number, triesLeft = 5): void {
    const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`)
    if (link) link.focus()
    else if (triesLeft > 0) requestAnimationFrame(() => focusRow(index, triesLeft - 1))
  }
  // A row that was scrolled out of sight has lost the focus, and is still where one was.
  const currentRow = () => indexOf(document.activeElement) ?? ids.indexOf(lastRows.get(list) ?? '')
  /** @returns the row one is on then; `undefined` when there is none further */
  function move(step: number): string | undefined {
    const current = currentRow()
    const next = current === -1 ? 0 : current + step
    if (next < 0 || next >= ids.length) return undefined
    show(next)
    focusRow(next)
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
  useShortcut('j', t('down'), () => move(1))
  useShortcut('k', t('up'), () => move(-1))
  useShortcut('ArrowDown', '', () => move(1))
  useShortcut('ArrowUp', '', () => move(-1))
  const isOn = selection !== undefined
  useShortcut('x', t('choose'), toggle, { isOn })
  useShortcut('Shift+ArrowDown', t('extend'), () => extend(1), { isOn })
  useShortcut('Shift+ArrowUp', '', () => extend(-1), { isOn })
  // On a row that has the focus, Enter is the browser's; without one it goes to where one was.
  useShortcut('Enter', t('open'), () => move(0))
  return focusRow
}

function indexOf(element: Element | null): number | undefined {
  const index = element?.closest<HTMLElement>('[data-index]')?.dataset['index']
  return index === undefined ? undefined : Number(index)
}
