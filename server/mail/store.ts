import { sql, type SqlBool } from 'kysely'
import type { MailState } from '../../contract/mail-kinds.ts'
import type { Mail, MailRow } from '../../contract/mails.ts'
import { decodeCursor, pageOf } from '../storage/keyset.ts'
import { findingAmong } from '../storage/like.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { maskedCode } from './masked-code.ts'
import { putCodeIn } from './template.ts'

export interface MailFilter {
  state?: MailState[] | undefined
  claim?: string | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** The outbox, the newest first. */
export async function listMails(database: Database, filter: MailFilter) {
  let query = selectMails(database)
    .orderBy('mails.created_at', 'desc')
    .orderBy('mails.id', 'desc')
    .limit(filter.limit + 1)
  if (filter.state?.length) query = query.where('mails.state', 'in', filter.state)
  if (filter.claim) query = query.where('claims.number', '=', filter.claim)
  if (filter.q) {
    query = query.where(findingAmong(filter.q, [ofMail, ofClaim], among))
  }
  if (filter.cursor) {
    const [at, id] = decodeCursor(filter.cursor)
    query = query.where(sql<boolean>`(mails.created_at, mails.id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  const page = pageOf(rows, filter.limit, (row) => [row.created_at, row.id])
  return { ...page, items: page.items.map(presentRow) }
}

const ofMail = sql.ref('mails.search')
const ofClaim = sql.ref('claims.search')

/** Mails that match themselves, or whose claim matches. */
const among: Parameters<typeof findingAmong>[2] = (has) => sql<SqlBool>`mails.id in (
  select mails.id from mails where ${has(ofMail)}
  union all
  select mails.id from mails join claims on claims.id = mails.claim_id where ${has(ofClaim)}
)`

/** One mail with its text, prize codes masked. `null` if there is none. */
export async function findMail(
  database: Database,
  id: string,
): Promise<(Omit<Mail, 'from' | 'canRetry' | 'canMarkBounced'> & { isOver: boolean }) | null> {
  const row = await selectMails(database)
    .leftJoin('codes', 'codes.id', 'mails.code_id')
    .select([
      'mails.body',
      'mails.message_id',
      'mails.next_try_at',
      'codes.last4',
      'codes.state as code_state',
    ])
    .where('mails.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    ...presentRow(row),
    messageId: row.message_id,
    body: row.last4 ? putCodeIn(row.body, maskedCode(row.last4)) : row.body,
    nextTryAt: row.next_try_at?.toISOString() ?? null,
    // A replaced code is not sent again.
    isOver: row.code_state === 'void' || row.code_state === 'compromised',
  }
}

/** Locks a mail; others who want it wait, and then see its new state. */
export async function lockMail(tx: Transaction, id: string): Promise<void> {
  await tx.selectFrom('mails').select('id').where('id', '=', id).forUpdate().execute()
}

/** Lets a locked mail that was given up be tried again. */
export async function retryMail(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('mails')
    .set({ state: 'waiting', next_try_at: now, tries: 0 })
    .where('id', '=', id)
    .execute()
}

function selectMails(database: Database) {
  return database
    .selectFrom('mails')
    .innerJoin('claims', 'claims.id', 'mails.claim_id')
    .select([
      'mails.id',
      'claims.number',
      'mails.kind',
      'mails.state',
      'mails.recipient',
      'mails.subject',
      'mails.language',
      'mails.created_at',
      'mails.sent_at',
      'mails.tries',
      'mails.last_error',
      'mails.bounced_at',
      'mails.bounce_reason',
    ])
}

type SelectedMail = Awaited<ReturnType<ReturnType<typeof selectMails>['execute']>>[number]

function presentRow(row: SelectedMail): MailRow {
  return {
    id: row.id,
    claim: row.number,
    kind: row.kind,
    state: row.state,
    to: row.recipient,
    subject: row.subject,
    language: row.language,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    tries: row.tries,
    lastError: row.last_error,
    bouncedAt: row.bounced_at?.toISOString() ?? null,
    bounceReason: row.bounce_reason,
  }
}
