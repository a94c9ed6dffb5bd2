import * as z from 'zod/mini'
import { asTold } from '../../contract/told.ts'
import {
  deskValue,
  lockDeskValue,
  lockDeskValueIfFree,
  setDeskValue,
} from '../storage/desk-values.ts'
import type { Database, Transaction } from '../storage/tables.ts'

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
