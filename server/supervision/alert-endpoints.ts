import { sql } from 'kysely'
import { alertList, alertSeen } from '../../contract/alerts.ts'
import { command, query, type Route } from '../http/route.ts'

interface Count {
  is_mine: boolean
  kind: 'due_soon' | 'overdue'
  count: number
  up_to: Date
}

export function alertRoutes(): Route[] {
  return [
    query(alertList, async ({ database, person }) => {
      const { rows } = await sql<Count>`
        select c.assignee_id is not null as is_mine, a.kind, count(*)::int as count,
          max(a.raised_at) as up_to
        from alerts a
        join claims c on c.id = a.claim_id and c.attempt = a.attempt and c.state = 'waiting'
        left join alerts_seen s on s.staff_id = ${person.id}
        where a.raised_at > coalesce(s.up_to, '-infinity')
          and (c.assignee_id = ${person.id} or (c.assignee_id is null
            and ${person.permissions.includes('supervision.act')}::boolean))
        group by 1, 2
      `.execute(database)
      const countOf = (isMine: boolean) => ({
        overdue: rows.find((row) => row.is_mine === isMine && row.kind === 'overdue')?.count ?? 0,
        due_soon: rows.find((row) => row.is_mine === isMine && row.kind === 'due_soon')?.count ?? 0,
      })
      const last = Math.max(0, ...rows.map(({ up_to }) => up_to.getTime()))
      return {
        mine: countOf(true),
        nobodys: countOf(false),
        upTo: rows.length > 0 ? new Date(last).toISOString() : null,
      }
    }),

    command(alertSeen, async ({ tx, person, body }) => {
      const up_to = new Date(body.upTo)
      await tx
        .insertInto('alerts_seen')
        .values({ staff_id: person.id, up_to })
        .onConflict((conflict) => conflict.column('staff_id').doUpdateSet({ up_to }))
        .execute()
    }),
  ]
}
