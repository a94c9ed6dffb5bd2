import Papa from 'papaparse'
import type { CalendarDay } from '../../contract/calendars.ts'
import { dateIn, kindNamed, mergeDays, shortName, type ReadDays } from './read-days.ts'

/** Reads days off from a table: date, name, and kind if there is a column for it. */
export function readCsv(text: string): ReadDays {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false })
  const rows = data.map((cells, index) => ({ cells, line: index + 1 }))
  const head = rows.find(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const places = head ? placesIn(head.cells) : null
  const { date = 0, name = 1, kind = 2 } = places ?? {}
  const days: CalendarDay[] = []
  const faults: ReadDays['faults'] = []
  for (const { cells, line } of rows) {
    if (cells.every((cell) => cell.trim() === '') || (places && line === head?.line)) continue
    const [on, called] = [dateIn(cells[date] ?? ''), shortName(cells[name] ?? '')]
    const isKind = kindNamed(cells[kind] ?? '', called)
    if (on && called && isKind) days.push({ date: on, name: called, kind: isKind })
    else faults.push({ line, text: cells.join(', ').slice(0, 80) })
  }
  return { days: mergeDays(days), faults }
}

/** Where the columns stand, if the first row says so. */
function placesIn(cells: string[]): { date: number; name: number; kind: number } | null {
  const heads = cells.map((cell) => cell.trim().toLowerCase())
  const at = (...names: string[]) => heads.findIndex((head) => names.includes(head))
  const [date, name] = [at('date', 'tanggal', 'datum'), at('name', 'holiday', 'nama', 'nom')]
  if (date < 0 || name < 0) return null
  return { date, name, kind: at('kind', 'type', 'jenis') }
}
