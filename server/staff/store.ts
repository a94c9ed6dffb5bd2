import { sql } from 'kysely'
import type { Permission, Role } from '../../contract/access.ts'
import type { Colleague } from '../../contract/claim-words.ts'
import type { Person } from '../../contract/session.ts'
import type { StaffMember } from '../../contract/staff.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { pendingOf } from '../sign-offs/pending.ts'
import { permissionsOf } from './permissions.ts'

/** The person of an account that is enabled; `null` otherwise. */
export async function findPerson(database: Database, id: string): Promise<Person | null> {
  const row = await database
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'roles'])
    .where('id', '=', id)
    .where('is_disabled', '=', false)
    .executeTakeFirst()
  return row ? presentPerson(row) : null
}

export function presentPerson(row: Omit<Person, 'permissions'>): Person {
  return { ...row, permissions: permissionsOf(row.roles) }
}

/** Account and password hash for signing in; e-mail is compared without case. */
export async function findByEmail(database: Database, email: string) {
  return database
    .selectFrom('staff')
    .select(['id', 'password_hash', 'is_disabled'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst()
}

export async function listStaff(database: Database): Promise<StaffMember[]> {
  const rows = await selectStaff(database).orderBy('name').orderBy('id').execute()
  return rows.map(presentStaff)
}

export async function findStaff(database: Database, id: string): Promise<StaffMember | null> {
  const row = await selectStaff(database).where('id', '=', id).executeTakeFirst()
  return row ? presentStaff(row) : null
}

const selectStaff = (database: Database) =>
  database
    .selectFrom('staff')
    .selectAll()
    .select([pendingOf({ subject: sql.ref('staff.id') }).as('pending'), endedInvitation])

/** The latest answer to an invitation counts: someone who was refused may be asked for again. */
const endedInvitation = sql<StaffMember['endedInvitation']>`case
  when staff.is_disabled and staff.password_hash is null then (
    select case when so.state in ('refused', 'withdrawn') then so.state end
    from sign_offs so
    where so.kind = 'staff_invited' and so.subject = staff.id::text
    order by so.asked_at desc, so.id desc
    limit 1)
  end`.as('ended_invitation')

interface StaffRow {
  id: string
  name: string
  email: string
  roles: Role[]
  password_hash: string | null
  is_disabled: boolean
  ended_invitation: StaffMember['endedInvitation']
  last_seen_at: Date | null
  account_version: number
  pending: StaffMember['pending']
}

function presentStaff(row: StaffRow): StaffMember {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    isDisabled: row.is_disabled,
    hasPassword: row.password_hash !== null,
    endedInvitation: row.ended_invitation,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    version: row.account_version,
    pending: row.pending,
  }
}

/** Everyone with this permission whose account is enabled, by name. */
export async function colleaguesWith(
  database: Database,
  permission: Permission,
): Promise<Colleague[]> {
  const rows = await database
    .selectFrom('staff')
    .select(['id', 'name', 'roles'])
    .where('is_disabled', '=', false)
    .orderBy('name')
    .execute()
  return rows
    .filter((row) => permissionsOf(row.roles).includes(permission))
    .map(({ id, name }) => ({ id, name }))
}

export interface NewStaff {
  id: string
  name: string
  email: string
  roles: Role[]
  passwordHash?: string
  /** Until a second person signs the account off. */
  isDisabled?: boolean
  at: Date
}

/** @returns whether it was added; `false` if the e-mail is taken */
export async function addStaff(database: Database, staff: NewStaff): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('staff')
    .values({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      roles: JSON.stringify(staff.roles),
      password_hash: staff.passwordHash ?? null,
      is_disabled: staff.isDisabled ?? false,
      created_at: staff.at,
      trusted_from: staff.at,
      last_seen_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/**
 * @param newHandsAt when someone other than the owner may have set it: the account counts as new
 *   from then on
 */
export async function setPassword(
  database: Database,
  id: string,
  hash: string,
  newHandsAt: Date | null,
): Promise<void> {
  await database
    .updateTable('staff')
    .set({ password_hash: hash, ...(newHandsAt ? { trusted_from: newHandsAt } : {}) })
    .where('id', '=', id)
    .execute()
}

/** What a sign-in depends on, locked until the transaction ends. */
export async function lockAccount(tx: Transaction, id: string) {
  return tx
    .selectFrom('staff')
    .select(['password_hash', 'is_disabled'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Serialises changes of accounts: two that check all accounts would not see each other. */
export async function lockStaff(tx: Transaction): Promise<void> {
  await tx.selectFrom('staff').select('id').orderBy('id').forUpdate().execute()
}

/** How many people could still administer the desk. */
export async function countAdministrators(database: Database): Promise<number> {
  const rows = await database
    .selectFrom('staff')
    .select('roles')
    .where('is_disabled', '=', false)
    .execute()
  return rows.filter((row) => row.roles.includes('administrator')).length
}

export async function hasStaff(database: Database): Promise<boolean> {
  return (await database.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined
}
