import { colleagueList } from '../../contract/queue.ts'
import {
  staffChange,
  staffInvite,
  staffInviteAgain,
  staffList,
  type StaffMember,
} from '../../contract/staff.ts'
import type { SignOffAlarm } from '../../contract/sign-offs.ts'
import { byPerson } from '../history/store.ts'
import { ProblemError } from '../http/problem.ts'
import { command, query, type Route } from '../http/route.ts'
import { askSignOff, closeSignOff, type Asking } from '../sign-offs/store.ts'
import type { SignOffAct } from '../sign-offs/endpoints.ts'
import type { Transaction } from '../storage/tables.ts'
import { changesBetween } from './act-changes.ts'
import { isAlone } from './alone.ts'
import { changeAct, inviteAct, linkAct } from './account-acts.ts'
import { applyChange, recordAccount, sendLink, told, type AccountNeeds } from './account-changes.ts'
import { addStaff, colleaguesWith, findStaff, listStaff, lockStaff } from './store.ts'

/** Accounts, managed by administrators. Nobody ever sets another person's password. */
export function staffRoutes(ports: AccountNeeds): Route[] {
  /**
   * Asks for a second person; if nobody could be one, acts at once, with an alarm.
   *
   * @returns what the act made, or `null` while it waits
   */
  async function askOrAct(tx: Transaction, act: SignOffAct, asking: Asking) {
    const row = await askSignOff(tx, ports, asking)
    const { by } = asking
    if (!(await isAlone(tx, by.actor.id, by.at))) return null
    const alarms: SignOffAlarm[] = ['alone', ...(act.alarms ?? [])]
    await closeSignOff(tx, row, { state: 'confirmed', by, alarms })
    return { link: await act.perform(tx, row, by) }
  }

  async function outcomeOf(
    tx: Transaction,
    id: string,
    done: Awaited<ReturnType<typeof askOrAct>>,
  ) {
    const staff = (await findStaff(tx, id)) ?? notThere()
    const link = done?.link ?? null
    const outcome = done ? (link ? ('shown' as const) : ('mailed' as const)) : ('asked' as const)
    return { staff, outcome, link: link?.path ?? null, expiresAt: link?.expiresAt ?? null }
  }

  return [
    query(colleagueList, async ({ database, query: { who } }) =>
      colleaguesWith(database, who === 'read' ? 'claims.read' : 'claims.decide'),
    ),

    query(staffList, async ({ database }) => listStaff(database)),

    command(staffInvite, async ({ tx, body, person, now }) => {
      await lockStaff(tx)
      const id = ports.ids.next()
      if (!(await addStaff(tx, { ...body, id, isDisabled: true, at: now }))) {
        throw new ProblemError('staff_exists')
      }
      const { name, email, roles } = body
      const done = await askOrAct(tx, inviteAct(ports), {
        kind: 'staff_invited',
        subject: id,
        details: { roles },
        changes: changesBetween(null, { name, email, roles }),
        by: byPerson(person, now),
      })
      return outcomeOf(tx, id, done)
    }),

    command(staffInviteAgain, async ({ tx, params: { id }, person, now }) => {
      await lockStaff(tx)
      const staff = (await findStaff(tx, id)) ?? notThere()
      if (!staff.hasPassword) {
        // The account itself waits for a second person; confirming it sends the link.
        if (staff.pending.length > 0) throw new ProblemError('sign_off_asked')
        const link = await sendLink(tx, ports, staff, now)
        await recordAccount(tx, ports, person.id, 'staff_invited_again', id, staff, now)
        return outcomeOf(tx, id, { link })
      }
      const done = await askOrAct(tx, linkAct(ports), {
        kind: 'staff_link',
        subject: id,
        details: {},
        changes: [{ field: 'password', before: null, after: staff.email }],
        by: byPerson(person, now),
      })
      return outcomeOf(tx, id, done)
    }),

    command(staffChange, async ({ tx, params: { id }, body, version, person, now }) => {
      await lockStaff(tx)
      const before = (await findStaff(tx, id)) ?? notThere()
      if (before.version !== version) {
        throw new ProblemError('staff_changed', { version: before.version })
      }
      const after = {
        name: body.name ?? before.name,
        roles: body.roles ?? before.roles,
        isDisabled: body.isDisabled ?? before.isDisabled,
      }
      if (id === person.id && !isSameSet(before.roles, after.roles)) {
        throw new ProblemError('own_account')
      }
      if (isGrant(before, after)) {
        await askOrAct(tx, changeAct(ports), {
          kind: 'staff_changed',
          subject: id,
          details: { ...after, version },
          changes: changesBetween(told(before), after),
          by: byPerson(person, now),
        })
      } else {
        await applyChange(tx, ports, { before, after, by: person, now })
      }
      return (await findStaff(tx, id)) ?? notThere()
    }),
  ]
}

/** Whether the person gains something: a new role, or an enabled account. */
function isGrant(
  before: Pick<StaffMember, 'roles' | 'isDisabled'>,
  after: Pick<StaffMember, 'roles' | 'isDisabled'>,
): boolean {
  const isEnabled = before.isDisabled && !after.isDisabled
  return isEnabled || after.roles.some((role) => !before.roles.includes(role))
}

const isSameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((item) => other.includes(item))

function notThere(): never {
  throw new ProblemError('not_found')
}
