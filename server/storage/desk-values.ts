import type { Database, Transaction } from './tables.ts'

/** What the desk remembers about itself, by its key. */
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
export async function lockDeskValueIfFree(tx: Transaction, key: string): Promise<string | null> {
  const row = await tx
    .selectFrom('desk')
    .select('value')
    .where('key', '=', key)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row?.value ?? null
}

export async function setDeskValue(database: Database, key: string, value: string): Promise<void> {
  await database.updateTable('desk').set({ value }).where('key', '=', key).execute()
}

/** Its first value, where no migration writes one; what is there stays. */
export async function addDeskValue(database: Database, key: string, value: string): Promise<void> {
  await database
    .insertInto('desk')
    .values({ key, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
