import type { ClockTerms } from '../clocks/rules.ts'
import { loadCalendars } from '../clocks/store.ts'
import type { Database } from '../storage/tables.ts'
import type { StoredPromotion } from './store.ts'

/**
 * What working days of a promotion are counted with: the newest version of its calendars. Deadlines
 * are counted by whoever holds the calendars.
 */
export async function clockOf(database: Database, { terms }: StoredPromotion): Promise<ClockTerms> {
  return {
    zone: terms.zone,
    calendars: await loadCalendars(database, terms.calendars),
    countsCutiBersamaAsOff: terms.countsCutiBersamaAsOff,
  }
}
