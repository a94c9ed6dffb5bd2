import type { ActKind } from '../../contract/acts.ts'
import type { Person } from '../../contract/session.ts'
import type { StaffMember } from '../../contract/staff.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import type { ShownLink } from '../sign-offs/endpoints.ts'
import { recordAct } from '../storage/desk-events.ts'
import type { Transaction } from '../storage/tables.ts'
import { mailLink, tellOwner } from './account-mail.ts'
import { forgetDevicesOf } from './known-devices.ts'
import { makeLink } from './links.ts'
import { mayGrant, permissionsOf } from './permissions.ts'
import { endSessionsOf } from './sessions.ts'
import { countAdministrators, findStaff } from './store.ts'

export type AccountNeeds = Pick<Ports, 'ids' | 'clock' | 'mailer' | 'wording'>

/** What the record shows of an account; never a link, which is a key to it. */
export const told = (staff: Pick<StaffMember, 'name' | 'roles' | 'isDisabled'>) => ({
  name: staff.name,
  roles: staff.roles,
  isDisabled: staff.isDisabled,
})

/**
 * Sends the owner a link by mail, so that nobody else sees it. Only without a mail server the link
 * is returned, to be handed over in person; the record keeps who saw it.
 */
export async function sendLink(
  tx: Transaction,
  ports: AccountNeeds,
  staff: StaffMember,
  now: Date,
): Promise<ShownLink | null> {
  if (ports.mailer) {
    await mailLink(tx, ports, staff, now)
    return null
  }
  const purpose = staff.hasPassword ? 'new_password' : 'invitation'
  const { path, expiresAt } = await makeLink(tx, ports, purpose, staff.id)
  return { path, expiresAt: expiresAt.toISOString() }
}

/** The parts of an account that administrators change. */
export type Changed = Pick<StaffMember, 'name' | 'roles' | 'isDisabled'>

interface Applying {
  before: StaffMember
  after: Changed
  by: Pick<Person, 'id' | 'name'>
  now: Date
}

/** @throws {ProblemError} `last_administrator` */
export async function applyChange(
  tx: Transaction,
  ports: AccountNeeds,
  { before, after, by, now }: Applying,
): Promise<void> {
  const { id } = before
  const couldSign = !before.isDisabled && permissionsOf(before.roles).includes(mayGrant)
  const canSign = !after.isDisabled && permissionsOf(after.roles).includes(mayGrant)
  const isEnabled = before.isDisabled && !after.isDisabled
  await tx
    .updateTable('staff')
    .set({
      name: after.name,
      roles: JSON.stringify(after.roles),
      is_disabled: after.isDisabled,
      account_version: before.version + 1,
      ...(isEnabled ? { trusted_from: now } : {}),
      ...(couldSign && !canSign ? { could_sign_until: now } : {}),
      ...(canSign ? { could_sign_until: null } : {}),
    })
    .where('id', '=', id)
    .execute()
  if ((await countAdministrators(tx)) === 0) throw new ProblemError('last_administrator')
  if (after.isDisabled) {
    await endSessionsOf(tx, id, now)
    await forgetDevicesOf(tx, id)
  }
  await recordAccount(tx, ports, by.id, 'staff_changed', id, before, now)
  if (id === by.id) return
  if (JSON.stringify(before.roles) !== JSON.stringify(after.roles)) {
    const news = { kind: 'roles', roles: after.roles, by: by.name } as const
    await tellOwner(tx, ports, before, news, now)
  }
  if (before.isDisabled !== after.isDisabled) {
    const news = { kind: isEnabled ? 'enabled' : 'disabled', by: by.name } as const
    await tellOwner(tx, ports, before, news, now)
  }
}

export async function recordAccount(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  actorId: string,
  kind: ActKind,
  subject: string,
  before: StaffMember | null,
  at: Date,
): Promise<void> {
  const now = await findStaff(tx, subject)
  await recordAct(tx, ports, {
    actorId,
    kind,
    subject,
    before: before && told(before),
    after: now && told(now),
    at,
  })
}
