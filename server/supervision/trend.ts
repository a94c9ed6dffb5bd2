import type { TrendDay } from '../../contract/supervision.ts'

interface DayCount {
  date: string
  count: number
}

/**
 * Days with what came, what was decided, and what was open at the end of each: counted back from
 * what is open now, since every attempt is open until its decision.
 */
export function trendOf(
  dates: string[],
  arrivals: DayCount[],
  decisions: DayCount[],
  openNow: number,
): TrendDay[] {
  const countOn = (counts: DayCount[]) => {
    const byDate = new Map(counts.map(({ date, count }) => [date, count]))
    return (date: string) => byDate.get(date) ?? 0
  }
  const [came, decided] = [countOn(arrivals), countOn(decisions)]
  let backlog = openNow
  return dates
    .toReversed()
    .map((date) => {
      const day = { date, arrivals: came(date), decisions: decided(date), backlog }
      backlog += day.decisions - day.arrivals
      return day
    })
    .toReversed()
}
