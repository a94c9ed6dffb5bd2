import { sql } from 'kysely'
import { boardRead, trendRead } from '../contract/supervision.ts'
import { timed, type BigDesk } from './big-desk.ts'
import { benchNow } from './many-claims.ts'

const rounds = 7

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** How long the board takes to answer, beside its counts asked of PostgreSQL directly. */
export async function benchBoard({ database, supervisor }: BigDesk): Promise<void> {
  const raw = {
    counts: () =>
      sql`select promotion_id, region, assignee_id, attempt > 1,
        case when due_at <= ${benchNow} then 'overdue' when due_day_at <= ${benchNow} then 'due_today'
          when due_soon_at <= ${benchNow} then 'due_soon' else 'on_track' end, count(*)
        from claims where state = 'waiting' group by 1, 2, 3, 4, 5`.execute(database),
    forecast: () =>
      sql`select due_on, count(*) from claims where state = 'waiting' group by 1`.execute(database),
    trend: async () => {
      const since = new Date(benchNow.getTime() - 30 * 86_400_000)
      await sql`select (submitted_at at time zone 'Asia/Taipei')::date, count(*)
        from attempts where submitted_at >= ${since} group by 1`.execute(database)
      await sql`select (decided_at at time zone 'Asia/Taipei')::date, count(*)
        from decisions where undone_at is null and decided_at >= ${since} group by 1`.execute(
        database,
      )
    },
  }
  const rows = [
    ['board', () => supervisor.call(boardRead, { query: {} }), both(raw.counts, raw.forecast)],
    [
      'board, one promotion',
      () => supervisor.call(boardRead, { query: { promotion: 'campaign-3' } }),
      both(raw.counts, raw.forecast),
    ],
    ['trend', () => supervisor.call(trendRead, { query: {} }), raw.trend],
    [
      'trend, one promotion',
      () => supervisor.call(trendRead, { query: { promotion: 'campaign-3' } }),
      raw.trend,
    ],
  ] as const
  for (const [name, ask, beside] of rows) {
    const [answered, asked]: [number[], number[]] = [[], []]
    for (let round = 0; round <= rounds; round++) {
      const one = await timed<unknown>(ask)
      const other = await timed<unknown>(beside)
      // The first round warms both up and does not count.
      if (round > 0) {
        answered.push(one.milliseconds)
        asked.push(other.milliseconds)
      }
    }
    const milliseconds = (values: number[]) => `${median(values).toFixed(0).padStart(5)} ms`
    console.log(
      `${name.padEnd(22)} ${milliseconds(answered)} through the API,` +
        ` ${milliseconds(asked)} the unnarrowed SQL alone (median of ${rounds})`,
    )
  }
}

const both = (first: () => Promise<unknown>, second: () => Promise<unknown>) => async () => {
  await first()
  await second()
}
