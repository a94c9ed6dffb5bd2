import { Migrator, type Migration } from 'kysely/migration'
import * as m0001 from './migrations/0001-desk.ts'
import * as m0002 from './migrations/0002-claims.ts'
import * as m0003 from './migrations/0003-prizes.ts'
import * as m0004 from './migrations/0004-laws.ts'
import * as m0005 from './migrations/0005-told.ts'
import * as m0006 from './migrations/0006-siblings.ts'
import * as m0007 from './migrations/0007-review-desk.ts'
import * as m0008 from './migrations/0008-views-and-tags.ts'
import * as m0010 from './migrations/0010-readings.ts'
import * as m0011 from './migrations/0011-check-verdicts.ts'
import * as m0012 from './migrations/0012-desk-events.ts'
import * as m0013 from './migrations/0013-vault.ts'
import * as m0014 from './migrations/0014-after-the-prize.ts'
import * as m0015 from './migrations/0015-dispatch.ts'
import * as m0017 from './migrations/0017-calendars.ts'
import * as m0018 from './migrations/0018-board.ts'
import * as m0019 from './migrations/0019-workload.ts'
import * as m0020 from './migrations/0020-quality.ts'
import * as m0021 from './migrations/0021-second-person.ts'
import * as m0022 from './migrations/0022-acts.ts'
import * as m0023 from './migrations/0023-put-off.ts'
import * as m0024 from './migrations/0024-persons.ts'
import * as m0025 from './migrations/0025-looks.ts'
import * as m0026 from './migrations/0026-own-words.ts'
import * as m0027 from './migrations/0027-seen-codes.ts'
import * as m0028 from './migrations/0028-sign-offs.ts'
import * as m0029 from './migrations/0029-examinations.ts'
import * as m0030 from './migrations/0030-people.ts'
import * as m0031 from './migrations/0031-known-devices.ts'
import * as m0032 from './migrations/0032-carrier-masks.ts'
import * as m0033 from './migrations/0033-complete-years.ts'
import * as m0034 from './migrations/0034-pages-in-all.ts'
import * as m0038 from './migrations/0038-account-mails.ts'
import * as m0041 from './migrations/0041-search-filled.ts'
import * as m0042 from './migrations/0042-sign-offs-live.ts'
import * as m0043 from './migrations/0043-paused-because.ts'
import * as m0044 from './migrations/0044-leases-ahead.ts'
import * as m0045 from './migrations/0045-decided-at.ts'
import * as m0046 from './migrations/0046-check-states.ts'
import * as m0047 from './migrations/0047-search-more.ts'
import * as m0048 from './migrations/0048-clean-lane.ts'
import * as m0049 from './migrations/0049-last-dates.ts'
import * as m0050 from './migrations/0050-notes.ts'
import * as m0051 from './migrations/0051-phrases.ts'
import * as m0052 from './migrations/0052-paper-words.ts'
import * as m0053 from './migrations/0053-preferences.ts'
import * as m0054 from './migrations/0054-sharing.ts'
import type { Database } from './tables.ts'

/** Ordered by name. A migration that ran anywhere is never edited. */
const migrations: Record<string, Migration> = {
  '0001-desk': m0001,
  '0002-claims': m0002,
  '0003-prizes': m0003,
  '0004-laws': m0004,
  '0005-told': m0005,
  '0006-siblings': m0006,
  '0007-review-desk': m0007,
  '0008-views-and-tags': m0008,
  '0010-readings': m0010,
  '0011-check-verdicts': m0011,
  '0012-desk-events': m0012,
  '0013-vault': m0013,
  '0014-after-the-prize': m0014,
  '0015-dispatch': m0015,
  '0017-calendars': m0017,
  '0018-board': m0018,
  '0019-workload': m0019,
  '0020-quality': m0020,
  '0021-second-person': m0021,
  '0022-acts': m0022,
  '0023-put-off': m0023,
  '0024-persons': m0024,
  '0025-looks': m0025,
  '0026-own-words': m0026,
  '0027-seen-codes': m0027,
  '0028-sign-offs': m0028,
  '0029-examinations': m0029,
  '0030-people': m0030,
  '0031-known-devices': m0031,
  '0032-carrier-masks': m0032,
  '0033-complete-years': m0033,
  '0034-pages-in-all': m0034,
  '0038-account-mails': m0038,
  '0041-search-filled': m0041,
  '0042-sign-offs-live': m0042,
  '0043-paused-because': m0043,
  '0044-leases-ahead': m0044,
  '0045-decided-at': m0045,
  '0046-check-states': m0046,
  '0047-search-more': m0047,
  '0048-clean-lane': m0048,
  '0049-last-dates': m0049,
  '0050-notes': m0050,
  '0051-phrases': m0051,
  '0052-paper-words': m0052,
  '0053-preferences': m0053,
  '0054-sharing': m0054,
}

/**
 * Brings a database to this version's tables. The same migrations run on PGlite (Node and browser)
 * and on PostgreSQL; several processes may start at once.
 *
 * @param until the last migration to run, for tests of later ones
 * @throws the first error, with nothing of that migration left behind
 */
export async function migrate(database: Database, until?: string): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
  })
  const { error } = await (until ? migrator.migrateTo(until) : migrator.migrateToLatest())
  if (error) throw error
}
