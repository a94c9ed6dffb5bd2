import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * Mails to the owner of an account: a link to set a password, which is made only while it is sent,
 * and what happened to the account. Digests stay one a day; these do not.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
alter table staff_mails drop constraint staff_mails_kind_check;
alter table staff_mails add constraint staff_mails_kind_check
  check (kind in ('alerts', 'weekly', 'link', 'account'));
alter table staff_mails drop constraint one_digest_a_day;
create unique index one_digest_a_day on staff_mails (staff_id, kind, for_date)
  where kind in ('alerts', 'weekly');
`
