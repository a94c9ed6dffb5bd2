import { useCallback, useMemo, useState } from 'react'
import type { QueueRow } from '../../contract/queue.ts'

/** A claim that was chosen, as it was seen. */
export type ChosenClaim = Pick<QueueRow, 'number' | 'version' | 'tags'>

/**
 * The claims that are chosen. One that leaves the list stays chosen, as it was when it was chosen,
 * until it is let go; what changed it since, the server knows.
 *
 * @param rows what is listed now
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
  const clear = useCallback(() => setChosen(new Map()), [])
  const claims = useMemo(() => {
    const listed = new Map(rows.map((row) => [row.number, row]))
    return [...chosen.values()].map((claim) => listed.get(claim.number) ?? claim)
  }, [rows, chosen])
  const numbers = useMemo(() => new Set(chosen.keys()), [chosen])
  return { claims, numbers, choose, clear }
}

export type Selection = ReturnType<typeof useSelection>
