import { colleagueList } from '../../contract/queue.ts'
import type { ActKind } from '../../contract/acts.ts'
import {
  staffChange,
  staffInvite,
  staffInviteAgain,
  staffList,
  type StaffMember,
} from '../../contract/staff.ts'
import { recordAct } from '../storage/desk-events.ts'
import { ProblemError } from '../http/problem.ts'
import { acting, reading, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import type { Transaction } from '../storage/tables.ts'
import { makeLink } from './links.ts'
import { forgetDevicesOf } from './known-devices.ts'
import { endSessionsOf } from './sessions.ts'
import {
  addStaff,
  colleaguesWith,
  countAdministrators,
  findStaff,
  listStaff,
  lockStaff,
} from './store.ts'

/** Accounts, kept by administrators. Nobody ever sets somebody else's password. */
export function staffRoutes(ports: Pick<Ports, 'ids' | 'clock'>): Route[] {
  async function withLink(tx: Transaction, staffId: string) {
    const staff = await findStaff(tx, staffId)
    if (!staff) throw new ProblemError('not_found')
    const purpose = staff.hasPassword ? 'new_password' : 'invitation'
    const { path, expiresAt } = await makeLink(tx, ports, purpose, staffId)
    return { staff, link: path, expiresAt: expiresAt.toISOString() }
  }

  /** What an administrator did to an account; never a link, which is a key to it. */
  async function record(
    tx: Transaction,
    actorId: string,
    kind: ActKind,
    subject: string,
    before: StaffMember | null,
    at: Date,
  ) {
    const told = (staff: StaffMember | null) =>
      staff && { name: staff.name, roles: staff.roles, isDisabled: staff.isDisabled }
    const after = told(await findStaff(tx, subject))
    await recordAct(tx, ports, { actorId, kind, subject, before: told(before), after, at })
  }

  return [
    reading(colleagueList, async ({ database }) =>
      colleaguesWith(database, ['agent', 'supervisor']),
    ),

    reading(staffList, async ({ database }) => listStaff(database)),

    acting(staffInvite, async ({ database, body, person, now }) => {
      const id = ports.ids.next()
      if (!(await addStaff(database, { ...body, id, at: now }))) {
        throw new ProblemError('staff_exists')
      }
      await record(database, person.id, 'staff_invited', id, null, now)
      return withLink(database, id)
    }),

    acting(staffInviteAgain, async ({ database, params, person, now }) => {
      const made = await withLink(database, params.id)
      await record(database, person.id, 'staff_invited_again', params.id, made.staff, now)
      return made
    }),

    acting(staffChange, async ({ database, params, body, person, now }) => {
      await lockStaff(database)
      const before = await findStaff(database, params.id)
      const changed = await database
        .updateTable('staff')
        .set({
          ...(body.name === undefined ? {} : { name: body.name }),
          ...(body.roles === undefined ? {} : { roles: JSON.stringify(body.roles) }),
          ...(body.isDisabled === undefined ? {} : { is_disabled: body.isDisabled }),
          id: params.id,
        })
        .where('id', '=', params.id)
        .executeTakeFirst()
      if (changed.numUpdatedRows === 0n) throw new ProblemError('not_found')
      if ((await countAdministrators(database)) === 0) throw new ProblemError('last_administrator')
      if (body.isDisabled) {
        await endSessionsOf(database, params.id, now)
        await forgetDevicesOf(database, params.id)
      }
      await record(database, person.id, 'staff_changed', params.id, before, now)
      return (await findStaff(database, params.id)) ?? notThere()
    }),
  ]
}

function notThere(): never {
  throw new ProblemError('not_found')
}
