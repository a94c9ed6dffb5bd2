import type { SignOffAlarm } from '../../contract/sign-offs.ts'
import type { StaffMember } from '../../contract/staff.ts'
import { ProblemError } from '../http/problem.ts'
import type { SignOffAct } from '../sign-offs/endpoints.ts'
import type { SignOffRow } from '../sign-offs/store.ts'
import type { Transaction } from '../storage/tables.ts'
import {
  applyChange,
  recordAccount,
  sendLink,
  type AccountNeeds,
  type Changed,
} from './account-changes.ts'
import { tellOwner } from './account-mail.ts'
import { mayGrant } from './permissions.ts'
import { findStaff, lockStaff } from './store.ts'

/** Every act on accounts that a second person signs off. */
export const accountActs = (ports: AccountNeeds): SignOffAct[] => [
  inviteAct(ports),
  changeAct(ports),
  linkAct(ports),
]

/** Without a mail server the link is shown to a colleague. */
const shownBy = ({ mailer }: AccountNeeds): SignOffAlarm[] => (mailer ? [] : ['link_shown'])

const onAccounts = {
  sign: mayGrant,
  see: 'staff.read',
  hold: (tx: Transaction) => lockStaff(tx),
} as const

/** The account becomes usable, and its owner gets the link. */
export function inviteAct(ports: AccountNeeds): SignOffAct {
  return {
    ...onAccounts,
    kind: 'staff_invited',
    alarms: shownBy(ports),
    async perform(tx, row, { at: now }) {
      const staff = await accountOf(tx, row)
      if (!staff.isDisabled || staff.hasPassword) throw new ProblemError('sign_off_stale')
      await tx
        .updateTable('staff')
        .set({ is_disabled: false, trusted_from: now, account_version: staff.version + 1 })
        .where('id', '=', staff.id)
        .execute()
      await recordAccount(tx, ports, row.asked_by, 'staff_invited', staff.id, null, now)
      return sendLink(tx, ports, staff, now)
    },
  }
}

/** A person gains roles, or a disabled account is enabled. */
export function changeAct(ports: AccountNeeds): SignOffAct {
  return {
    ...onAccounts,
    kind: 'staff_changed',
    async perform(tx, row, { at: now }) {
      const before = await accountOf(tx, row)
      // Written by `staff-endpoints.ts` when it was asked for.
      const { version, ...after } = row.details as unknown as Changed & { version: number }
      if (before.version !== version) throw new ProblemError('sign_off_stale')
      await applyChange(tx, ports, { before, after, by: await askerOf(tx, row), now })
      return null
    },
  }
}

/** A link to set a new password: whoever has it has the account. */
export function linkAct(ports: AccountNeeds): SignOffAct {
  return {
    ...onAccounts,
    kind: 'staff_link',
    alarms: shownBy(ports),
    async perform(tx, row, { at: now }) {
      const staff = await accountOf(tx, row)
      const { id } = staff
      const by = await askerOf(tx, row)
      await recordAccount(tx, ports, by.id, 'staff_invited_again', id, staff, now)
      await tellOwner(tx, ports, staff, { kind: 'link_made', by: by.name }, now)
      return sendLink(tx, ports, staff, now)
    },
  }
}

/** The act counts as the asker's; the sign-off records who confirmed it. */
const askerOf = (tx: Transaction, row: SignOffRow) =>
  tx
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', '=', row.asked_by)
    .executeTakeFirstOrThrow()

async function accountOf(tx: Transaction, row: SignOffRow): Promise<StaffMember> {
  const staff = await findStaff(tx, row.subject)
  if (!staff) throw new ProblemError('sign_off_stale')
  return staff
}
