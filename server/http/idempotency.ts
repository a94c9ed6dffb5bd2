import type { Transaction } from '../storage/tables.ts'
import { sha256Hex } from './digest.ts'
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
  const hashed = await sha256Hex(key)
  const taken = await tx
    .insertInto('idempotency_keys')
    .values({ scope, key: hashed, fingerprint, status: 0, answer: '', created_at: now })
    .onConflict((conflict) => conflict.columns(['scope', 'key']).doNothing())
    .executeTakeFirst()
  if (taken.numInsertedOrUpdatedRows === 1n) return null

  const first = await tx
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'status', 'answer'])
    .where('scope', '=', scope)
    .where('key', '=', hashed)
    .executeTakeFirstOrThrow()
  if (first.fingerprint !== fingerprint) throw new ProblemError('key_reused')
  return { status: first.status, answer: await unlock(first.answer, scope, key) }
}

/**
 * Keeps the answer for repeats, in the same transaction as what it answers. It may be full of people,
 * so it is locked with the key it was asked with, of which only a hash is stored: nobody but whoever
 * asked can read it, also in a copy of the database.
 */
export async function keepAnswer(
  tx: Transaction,
  { scope, key }: Repeatable,
  { status, answer }: StoredAnswer,
): Promise<void> {
  await tx
    .updateTable('idempotency_keys')
    .set({ status, answer: await lock(answer, scope, key) })
    .where('scope', '=', scope)
    .where('key', '=', await sha256Hex(key))
    .execute()
}

const lockedMark = 'locked:'

async function lock(answer: string, scope: string, key: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const bytes = new TextEncoder().encode(answer)
  const locked = await crypto.subtle.encrypt({ name, iv }, await lockOf(scope, key), bytes)
  return `${lockedMark}${iv.toBase64()}.${new Uint8Array(locked).toBase64()}`
}

/** Answers that were kept before they were locked are read as they are, for their last three days. */
async function unlock(answer: string, scope: string, key: string): Promise<string> {
  if (!answer.startsWith(lockedMark)) return answer
  const [iv = '', locked = ''] = answer.slice(lockedMark.length).split('.')
  const opened = await crypto.subtle.decrypt(
    { name, iv: Uint8Array.fromBase64(iv) },
    await lockOf(scope, key),
    Uint8Array.fromBase64(locked),
  )
  return new TextDecoder().decode(opened)
}

const name = 'AES-GCM'

async function lockOf(scope: string, key: string): Promise<CryptoKey> {
  const bytes = Uint8Array.fromHex(await sha256Hex(`answer of ${scope} to ${key}`))
  return crypto.subtle.importKey('raw', bytes, name, false, ['encrypt', 'decrypt'])
}

/** Days after which a lost answer is no longer asked for again. */
const keepDays = 3

export async function forgetOldKeys(database: Pick<Transaction, 'deleteFrom'>, now: Date) {
  const before = new Date(now.getTime() - keepDays * 24 * 3600 * 1000)
  await database.deleteFrom('idempotency_keys').where('created_at', '<', before).execute()
}
