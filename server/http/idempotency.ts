import type { Transaction } from '../storage/tables.ts'
import { ProblemError } from './problem.ts'

export interface Repeatable {
  /** Whose key it is: two people may use the same key for different things. */
  scope: string
  key: string
  /** SHA-256 of what was asked; the same key with another one is refused. */
  fingerprint: string
}

export interface StoredAnswer {
  status: number
  answer: string
}

/**
 * Takes the key for this transaction, or hands back what was answered the first time. While
 * another transaction holds the same key this waits for it: of two at once exactly one acts.
 *
 * @throws {ProblemError} `key_reused` when the key stands for something else
 */
export async function takeKey(
  tx: Transaction,
  { scope, key, fingerprint }: Repeatable,
  now: Date,
): Promise<StoredAnswer | null> {
  const taken = await tx
    .insertInto('idempotency_keys')
    .values({ scope, key, fingerprint, status: 0, answer: '', created_at: now })
    .onConflict((conflict) => conflict.columns(['scope', 'key']).doNothing())
    .executeTakeFirst()
  if (taken.numInsertedOrUpdatedRows === 1n) return null

  const first = await tx
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'status', 'answer'])
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (first.fingerprint !== fingerprint) throw new ProblemError('key_reused')
  return { status: first.status, answer: first.answer }
}

/** Keeps the answer for repeats, in the same transaction as what it answers. */
export async function keepAnswer(
  tx: Transaction,
  { scope, key }: Repeatable,
  { status, answer }: StoredAnswer,
): Promise<void> {
  await tx
    .updateTable('idempotency_keys')
    .set({ status, answer })
    .where('scope', '=', scope)
    .where('key', '=', key)
    .execute()
}

/** Days after which a lost answer is no longer asked for again. */
const keepDays = 3

export async function forgetOldKeys(database: Pick<Transaction, 'deleteFrom'>, now: Date) {
  const before = new Date(now.getTime() - keepDays * 24 * 3600 * 1000)
  await database.deleteFrom('idempotency_keys').where('created_at', '<', before).execute()
}
