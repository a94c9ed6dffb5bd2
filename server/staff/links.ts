import { sha256Hex } from '../http/digest.ts'
import type { Ports } from '../ports.ts'
import { recordAct } from '../storage/desk-events.ts'
import type { Database, Transaction } from '../storage/tables.ts'

type Purpose = 'first_administrator' | 'invitation' | 'new_password'

const validHours: Record<Purpose, number> = {
  first_administrator: 24,
  invitation: 72,
  new_password: 24,
}

/** A single-use link. The secret comes after `#`, which browsers do not send. */
export interface NewLink {
  path: string
  expiresAt: Date
}

/**
 * Makes a link, and voids every older one for the same purpose and person.
 *
 * @param isShown whether anyone but its owner sees it
 */
export async function makeLink(
  database: Database,
  { ids, clock }: Pick<Ports, 'ids' | 'clock'>,
  purpose: Purpose,
  staffId: string | null,
  isShown = true,
): Promise<NewLink> {
  const now = clock.now()
  await database
    .updateTable('links')
    .set({ used_at: now })
    .where('staff_id', staffId === null ? 'is' : '=', staffId)
    .where('used_at', 'is', null)
    .execute()
  const token = ids.secret()
  const expiresAt = new Date(now.getTime() + validHours[purpose] * 3600_000)
  await database
    .insertInto('links')
    .values({
      token_hash: await sha256Hex(token),
      purpose,
      staff_id: staffId,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
      is_shown: isShown,
    })
    .execute()
  return { path: `/welcome#${token}`, expiresAt }
}

/**
 * A link made on the command line has no account to act with, so it is recorded as an act of the
 * account it is for, with where it was made.
 */
export async function recordLinkOnMachine(
  tx: Transaction,
  ids: Ports['ids'],
  staffId: string,
  at: Date,
): Promise<void> {
  await recordAct(
    tx,
    { ids },
    {
      actorId: staffId,
      kind: 'staff_invited_again',
      subject: staffId,
      before: { link: null },
      after: { link: 'made on the server itself' },
      at,
    },
  )
}

/**
 * The account a link was made for; `null` if the link is unknown, used or expired, or the account
 * is disabled.
 */
export async function findLink(database: Database, token: string, now: Date) {
  const row = await database
    .selectFrom('links')
    .leftJoin('staff', 'staff.id', 'links.staff_id')
    .select(['links.token_hash', 'purpose', 'staff_id', 'is_shown', 'staff.name', 'staff.email'])
    .where('links.token_hash', '=', await sha256Hex(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where((link) =>
      link.or([link('links.staff_id', 'is', null), link('staff.is_disabled', '=', false)]),
    )
    .executeTakeFirst()
  return row ?? null
}

/** Uses a link up. @returns whether it was still valid: of two at once, exactly one wins */
export async function spendLink(
  database: Database,
  tokenHash: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('links')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Deletes expired links, used or not: following one gives the same answer as following a used one.
 */
export async function forgetOldLinks(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('links').where('expires_at', '<=', now).execute()
}
