import * as z from 'zod/mini'
import { asTold } from '../../contract/told.ts'
import type { Database, Transaction } from '../storage/tables.ts'

/** What the desk remembers about itself, by its key; migrations write the first value of each. */
export async function deskValue(database: Database, key: string): Promise<string> {
  const row = await database
    .selectFrom('desk')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return row.value
}

/** The same, and nobody else changes it meanwhile. */
export async function lockDeskValue(tx: Transaction, key: string): Promise<string> {
  const row = await tx
    .selectFrom('desk')
    .select('value')
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row.value
}

/** The same at once; `null` if somebody else has it locked. */
async function lockDeskValueIfFree(tx: Transaction, key: string): Promise<string | null> {
  const row = await tx
    .selectFrom('desk')
    .select('value')
    .where('key', '=', key)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row?.value ?? null
}

export const setDeskValue = (tx: Transaction, key: string, value: string) =>
  tx.updateTable('desk').set({ value }).where('key', '=', key).execute()

/** Terms that a supervisor sets, kept under one key. */
export function deskTerms<Schema extends z.ZodMiniType>(key: string, schema: Schema) {
  const parsed = (value: string) => z.parse(asTold(schema), JSON.parse(value))
  return {
    load: async (database: Database) => parsed(await deskValue(database, key)),
    /** As they are before they are changed. */
    lock: async (tx: Transaction) => parsed(await lockDeskValue(tx, key)),
    /** For whoever takes turns with others: `null` if another has it. */
    lockIfFree: async (tx: Transaction) => {
      const value = await lockDeskValueIfFree(tx, key)
      return value === null ? null : parsed(value)
    },
    save: (tx: Transaction, terms: z.infer<Schema>) => setDeskValue(tx, key, JSON.stringify(terms)),
  }
}
