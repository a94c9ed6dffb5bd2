import type { Transaction } from '../storage/tables.ts'
import { sha256Hex } from './digest.ts'
import { ProblemError } from './problem.ts'

export interface Repeatable {
  /** Owner of the key: two people may use the same key for different things. */
  scope: string
  key: string
  /** SHA-256 of the request; the same key with another request is refused. */
  fingerprint: string
}

export interface StoredAnswer {
  status: number
  answer: string
}

/**
 * Claims the key for this transaction, or returns the stored answer. Waits while another
 * transaction holds the same key, so of two at once exactly one acts.
 *
 * @throws {ProblemError} `key_reused` if the key was used for something else
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
 * Stores the answer for repeats, in the same transaction as its effect. It may contain personal
 * data, so it is encrypted with its idempotency key, of which only a hash is stored: only the
 * caller can read it, even in a copy of the database.
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

/**
 * Answers stored before encryption was introduced are read unencrypted, for their last three days.
 */
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

/** Days after which stored answers are deleted. */
const keepDays = 3

export async function forgetOldKeys(database: Pick<Transaction, 'deleteFrom'>, now: Date) {
  const before = new Date(now.getTime() - keepDays * 24 * 3600 * 1000)
  await database.deleteFrom('idempotency_keys').where('created_at', '<', before).execute()
}
