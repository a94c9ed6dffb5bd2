import * as z from 'zod/mini'
import { preferences, preferencesChange, type Preferences } from '../../contract/preferences.ts'
import { command, type Route } from '../http/route.ts'
import type { Database, Transaction } from '../storage/tables.ts'

type PreferenceName = keyof Preferences

/** Preferences are written whole, so of two windows the later one wins. */
export function preferenceRoutes(): Route[] {
  return [
    command(preferencesChange, async ({ tx, body, person }) => {
      for (const name of names) await keepPreference(tx, person.id, name, body[name])
      return loadPreferences(tx, person.id)
    }),
  ]
}

const names = Object.keys(preferences.shape) as PreferenceName[]

/** What a later or earlier version wrote, and this one cannot read, counts as not set. */
export async function loadPreferences(
  database: Database,
  staffId: string | null,
): Promise<Preferences> {
  const rows = staffId
    ? await database
        .selectFrom('preferences')
        .select(['name', 'value'])
        .where('staff_id', '=', staffId)
        .execute()
    : []
  const kept = Object.fromEntries(rows.map(({ name, value }) => [name, value]))
  return {
    shortcuts: readable('shortcuts', kept['shortcuts']),
    queueColumns: readable('queueColumns', kept['queueColumns']),
  }
}

function readable<Name extends PreferenceName>(name: Name, value: unknown): Preferences[Name] {
  const read = z.safeParse(preferences.shape[name], value)
  return read.success ? (read.data as Preferences[Name]) : null
}

async function keepPreference(
  tx: Transaction,
  staffId: string,
  name: PreferenceName,
  value: object | null | undefined,
): Promise<void> {
  if (value === undefined) return
  if (value === null) {
    await tx
      .deleteFrom('preferences')
      .where('staff_id', '=', staffId)
      .where('name', '=', name)
      .execute()
    return
  }
  const kept = JSON.stringify(value)
  await tx
    .insertInto('preferences')
    .values({ staff_id: staffId, name, value: kept })
    .onConflict((conflict) => conflict.columns(['staff_id', 'name']).doUpdateSet({ value: kept }))
    .execute()
}
