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
  /** Decisions that took something out of what is counted as open: an agent’s may be on others’ claims. */
  closing: DayCount[],
  openNow: number,
): TrendDay[] {
  const countOn = (counts: DayCount[]) => {
    const byDate = new Map(counts.map(({ date, count }) => [date, count]))
    return (date: string) => byDate.get(date) ?? 0
  }
  const [came, decided, closed] = [countOn(arrivals), countOn(decisions), countOn(closing)]
  let backlog = openNow
  return dates
    .toReversed()
    .map((date) => {
      const day = { date, arrivals: came(date), decisions: decided(date), backlog }
      backlog += closed(date) - day.arrivals
      return day
    })
    .toReversed()
}
