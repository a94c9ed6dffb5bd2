import { useCallback, useMemo, useState } from 'react'
import type { QueueRow } from '../../contract/queue.ts'

/** A selected claim, as it was when it was selected. */
export type ChosenClaim = Pick<QueueRow, 'number' | 'version' | 'tags' | 'deadline'>

/**
 * The selected claims. A claim that leaves the list stays selected, as it was then, until it is
 * deselected; the server notices changes since.
 *
 * @param rows the rows currently listed
 */
export function useSelection(rows: QueueRow[]) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ChosenClaim>>(new Map())
  const choose = useCallback(
    (numbers: string[], isChosen: boolean) =>
      setChosen((before) => {
        const after = new Map(before)
        for (const number of numbers) {
          const row = rows.find((one) => one.number === number)
          if (!isChosen) after.delete(number)
          else if (row) after.set(number, row)
        }
        return after
      }),
    [rows],
  )
  /** Claims that may not be listed. */
  const add = useCallback(
    (claims: ChosenClaim[]) =>
      setChosen(
        (before) => new Map([...before, ...claims.map((one) => [one.number, one] as const)]),
      ),
    [],
  )
  const clear = useCallback(() => setChosen(new Map()), [])
  const claims = useMemo(() => {
    const listed = new Map(rows.map((row) => [row.number, row]))
    return [...chosen.values()].map((claim) => listed.get(claim.number) ?? claim)
  }, [rows, chosen])
  const numbers = useMemo(() => new Set(chosen.keys()), [chosen])
  return { claims, numbers, choose, add, clear }
}

export type Selection = ReturnType<typeof useSelection>
