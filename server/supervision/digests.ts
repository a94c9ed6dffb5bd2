import { sql } from 'kysely'
import type { Person } from '../../contract/session.ts'
import { hasStanding } from '../clocks/clock-standing.ts'
import { addDays } from '../clocks/rules.ts'
import { loadTeam } from '../clocks/team.ts'
import type { Ports } from '../ports.ts'
import { permissionsOf } from '../staff/permissions.ts'
import type { Transaction } from '../storage/tables.ts'
import { alertDigest, weeklyDigest, type AlertLine, type DigestText } from './digest-text.ts'
import { lockDeskValue, setDeskValue } from '../storage/desk-values.ts'
import { reportOf } from './report-endpoints.ts'

type Needs = Pick<Ports, 'ids' | 'mailer'>

/**
 * What concerns people, once on each day they work and while they are at work: claims that became
 * due soon or overdue since, and on the first day of a week what the desk did in the last.
 */
export async function writeDigests(tx: Transaction, ports: Needs, now: Date): Promise<void> {
  const team = await loadTeam(tx)
  if (!team.isAtWork(now)) return
  const today = team.dateAt(now)
  if (await isTurnOf(tx, 'alerted-on', today)) await raiseAlerts(tx, ports, today, now)
  const monday = addDays(today, 1 - Temporal.PlainDate.from(today).dayOfWeek)
  if (await isTurnOf(tx, 'weekly-on', monday)) await tellOfWeek(tx, ports, monday, today, now)
}

/** Whether nobody wrote it for this date yet; of several processes one does. */
async function isTurnOf(tx: Transaction, key: string, date: string): Promise<boolean> {
  if (date <= (await lockDeskValue(tx, key))) return false
  await setDeskValue(tx, key, date)
  return true
}

type Raised = AlertLine & { assignee: string | null }

async function raiseAlerts(tx: Transaction, ports: Needs, today: string, now: Date): Promise<void> {
  const { rows } = await sql<Raised>`
    with raised as (
      insert into alerts (claim_id, attempt, kind, raised_at)
      select id, attempt,
        case when ${hasStanding('claims', 'overdue', now)} then 'overdue' else 'due_soon' end, ${now}
      from claims where state = 'waiting' and not ${hasStanding('claims', 'on_track', now)}
      on conflict do nothing
      returning claim_id, kind
    )
    select c.number, p.name as promotion, c.due_on as "dueOn", r.kind, c.assignee_id as assignee
    from raised r join claims c on c.id = r.claim_id join promotions p on p.id = c.promotion_id
  `.execute(tx)
  if (rows.length === 0) return
  const nobodys = rows.filter(({ assignee }) => assignee === null)
  for (const person of await people(tx)) {
    const mine = rows.filter(({ assignee }) => assignee === person.id)
    const theirs = person.permissions.includes('supervision.act') ? nobodys : []
    if (mine.length + theirs.length === 0) continue
    await writeStaffMail(tx, ports, person, 'alerts', today, alertDigest(mine, theirs), now)
  }
}

async function tellOfWeek(
  tx: Transaction,
  ports: Needs,
  monday: string,
  today: string,
  now: Date,
): Promise<void> {
  const week = { from: addDays(monday, -7), to: addDays(monday, -1) }
  const { total, rows } = await reportOf(tx, { ...week, by: 'promotion' }, now)
  // A desk that did nothing has nothing to tell.
  if (!total) return
  for (const person of await people(tx)) {
    if (!person.permissions.includes('supervision.act')) continue
    await writeStaffMail(tx, ports, person, 'weekly', today, weeklyDigest(week, total, rows), now)
  }
}

async function people(tx: Transaction): Promise<Pick<Person, 'id' | 'email' | 'permissions'>[]> {
  const rows = await tx
    .selectFrom('staff')
    .select(['id', 'email', 'roles'])
    .where('is_disabled', '=', false)
    .orderBy('id')
    .execute()
  return rows.map(({ id, email, roles }) => ({ id, email, permissions: permissionsOf(roles) }))
}

async function writeStaffMail(
  tx: Transaction,
  { ids, mailer }: Needs,
  person: Pick<Person, 'id' | 'email'>,
  kind: 'alerts' | 'weekly',
  forDate: string,
  text: DigestText,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('staff_mails')
    .values({
      id: ids.next(),
      staff_id: person.id,
      kind,
      for_date: forDate,
      recipient: person.email,
      ...text,
      created_at: now,
      next_try_at: mailer ? now : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
