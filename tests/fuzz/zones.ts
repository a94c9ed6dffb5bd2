import { sql } from 'kysely'
import type { Database } from '../../server/storage/tables.ts'

/** Every zone that was sent, however deep. */
export function zonesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'zone' && typeof part === 'string' ? [part] : zonesIn(part),
  )
}

/** How JavaScript and the database tell the time in a zone, where they do not agree. */
export async function readDifferently(database: Database, zone: string): Promise<string | null> {
  for (const moment of ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z']) {
    const query = sql<{ time: string }>`
      select to_char(${moment}::timestamptz at time zone ${zone}, 'YYYY-MM-DD"T"HH24:MI') as time
    `.execute(database)
    const theirs = await query.then(({ rows }) => rows[0]?.time, String)
    const ours = Temporal.Instant.from(moment).toZonedDateTimeISO(zone)
    const time = ours.toPlainDateTime().toString({ smallestUnit: 'minute' })
    if (theirs !== time) return `${zone}: ${time} here, ${theirs} in the database`
  }
  return null
}
