import type { Forecast, ForecastDay } from '../../contract/supervision.ts'
import { addDays } from '../clocks/rules.ts'

/** Working days whose mean is the pace. */
export const paceOver = 5

/** Days that are looked ahead at most: longer than any deadline runs. */
const daysAhead = 60

export interface Outlook {
  /** The team’s date now. */
  today: string
  /** Open claims by the date on which they are due; dates that are past are overdue. */
  open: { date: string; count: number }[]
  /** Decisions on each of the last working days; empty where nobody in particular decides. */
  paceDays: { date: string; decisions: number }[]
  decidedToday: number
  isWorkingDay(date: string): boolean
}

/**
 * What becomes overdue, and when, if the desk goes on as it did: on every working day so many
 * decisions, the most urgent claims first. Claims still to come do not matter: they are due after
 * all of these. Today counts with what is left of its pace.
 */
export function foresee(outlook: Outlook): Forecast {
  const { paceDays, open } = outlook
  const pace =
    paceDays.length > 0
      ? paceDays.reduce((sum, { decisions }) => sum + decisions, 0) / paceDays.length
      : null
  const dates = datesAhead(outlook)
  const days: ForecastDay[] = []
  let [due, capacity, workingDays, needed, unavoidable] = [overdueNow(outlook), 0, 0, 0, 0]
  for (const date of dates) {
    const isWorking = outlook.isWorkingDay(date)
    if (isWorking) {
      workingDays += 1
      const left = (pace ?? 0) - (date === outlook.today ? outlook.decidedToday : 0)
      capacity += Math.max(0, left)
    }
    const dueThen = countOn(open, date)
    due += dueThen
    const undone = Math.max(0, due - Math.floor(capacity))
    days.push({ date, isWorking, due: dueThen, late: Math.min(dueThen, undone) })
    if (workingDays === 0) unavoidable += dueThen
    // Only a date on which something is due asks for a pace; what is overdue is decided first.
    else if (dueThen > 0) needed = Math.max(needed, Math.ceil((due - unavoidable) / workingDays))
  }
  const late = days.reduce((sum, day) => sum + day.late, 0)
  return { pace, paceDays, needed, unavoidable, late, days }
}

const countOn = (open: Outlook['open'], date: string) =>
  open.find((one) => one.date === date)?.count ?? 0

const overdueNow = ({ open, today }: Outlook) =>
  open.filter(({ date }) => date < today).reduce((sum, { count }) => sum + count, 0)

/** From today to the last due date, each day once. */
function datesAhead({ open, today }: Outlook): string[] {
  const last = open.reduce((latest, { date }) => (date > latest ? date : latest), today)
  const dates: string[] = []
  for (let date = today; date <= last && dates.length < daysAhead; date = addDays(date, 1)) {
    dates.push(date)
  }
  return dates
}
