import type * as z from 'zod/mini'
import { boardRead, boardSides, type BoardSide } from '../../contract/supervision.ts'
import { searchOf } from '../api/search-of.ts'
import { paths, withSearch } from '../ui/paths.ts'

/** The board's filters in the URL. */
export type BoardSearch = z.input<typeof boardRead.query>

const address = searchOf(boardRead.query)

/** The board's state in the URL; what the server would refuse is dropped. */
export const parseBoardSearch = (parameters: URLSearchParams): BoardSearch =>
  address.parse(parameters)

/** The dimension the board is grouped by. */
export function sideOf(parameters: URLSearchParams): BoardSide {
  const by = parameters.get('by')
  return boardSides.find((side) => side === by) ?? 'promotion'
}

/**
 * Link to the claims behind a number: the queue with the board's filters and those of the number.
 */
export function queueBehind(search: BoardSearch, ...by: Record<string, string>[]): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(Object.assign({}, search, ...by))) {
    if (typeof value === 'string' && value) parameters.set(key, value)
  }
  return withSearch(paths.queue, parameters)
}

/**
 * Link to the claims behind a day of the trend. Received claims count for their assignee, decisions
 * for the person who decided, each with the attempt concerned.
 */
export function dayBehind(
  { attempt, assignee, ...search }: BoardSearch,
  day: 'receivedOn' | 'decidedOn' | 'openOn',
  date: string,
): string {
  const isByMaker = day === 'decidedOn' && assignee !== 'nobody'
  return queueBehind(search, {
    view: 'all',
    [day]: date,
    ...(attempt ? { dayAttempt: attempt } : {}),
    ...(assignee ? { [isByMaker ? 'decidedBy' : 'assignee']: assignee } : {}),
  })
}
