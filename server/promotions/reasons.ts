import type { Reason } from '../../contract/reasons.ts'
import type { Database } from '../storage/tables.ts'
import { reasonCatalogue } from './reason-catalogue.ts'

/** Puts the catalogue this version carries into a database; texts changed there since stay. */
export async function seedReasons(database: Database): Promise<void> {
  for (const [index, { id, fix, label, texts }] of reasonCatalogue.entries()) {
    await database
      .insertInto('reasons')
      .values({ id, position: index + 1, fix, label, texts: JSON.stringify(texts) })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  }
}

/** The catalogue, in the order in which agents are offered it. */
export async function listReasons(database: Database): Promise<Reason[]> {
  return database
    .selectFrom('reasons')
    .select(['id', 'fix', 'label', 'texts'])
    .orderBy('position')
    .execute()
}
