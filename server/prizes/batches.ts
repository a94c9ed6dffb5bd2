import type { BatchPreview, CodeBatch } from '../../contract/code-batches.ts'
import type { batchTerms } from '../../contract/code-batches.ts'
import type { CodeStock } from '../../contract/codes.ts'
import type { Person } from '../../contract/session.ts'
import type * as z from 'zod/mini'
import { localDateAt } from '../clocks/rules.ts'
import type { HeavyWork } from '../heavy-work.ts'
import { byPerson } from '../history/store.ts'
import type { Upload } from '../http/input.ts'
import { invalidInput, ProblemError, requireAllowed } from '../http/problem.ts'
import { maskedCode } from '../mail/masked-code.ts'
import { findPromotion, type StoredPromotion } from '../promotions/store.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { readAside } from '../tables/read-aside.ts'
import { confirmBatchRefused, rejectRefused } from './batch-refusals.ts'
import {
  addStagedCodes,
  findSameBatch,
  knownFingerprints,
  lockBatch,
  readBatch,
  stageCodes,
  type StagedCode,
} from './batch-store.ts'
import { codeListJob, type CodeList } from './code-list.ts'
import { poolAt } from './code-store.ts'
import { reserveForHeld, serveAwaiting, type ReleaseNeeds } from './release.ts'
import { holdCodeNames } from './rewrap.ts'
import { soonestExpiry } from './rules.ts'
import { requireSecondPerson } from '../sign-offs/second-person.ts'
import { readStock } from './stock.ts'
import { recordVault } from './vault-record.ts'
import type { Vault } from './vault.ts'

export type BatchNeeds = ReleaseNeeds & { vault: Vault; heavyWork: HeavyWork }
export type BatchTerms = z.infer<typeof batchTerms>

/** A file that was read and looked at; nothing is kept of it yet. */
export interface ReadBatch {
  terms: BatchTerms
  promotion: StoredPromotion
  list: CodeList
  fileName: string
  /** One for each key there is. */
  fileFingerprints: string[]
  /** Of its codes those that some batch brought, or waits to bring. */
  knownFingerprints: string[]
  preview: BatchPreview
}

/** Lines that a preview names; the counts say how many there are. */
const faultsShown = 100

/** Characters of a last day that are told as they stand in the file. */
const expiryShown = 40

/** Fingerprints computed side by side. */
const atOnce = 250

/**
 * Reads a file and says what it would bring, without keeping anything.
 *
 * @throws {ProblemError} `not_found` unless it is for a digital prize; `invalid_input`
 */
export async function readBatchFile(
  database: Database,
  { vault, heavyWork }: Pick<BatchNeeds, 'vault' | 'heavyWork'>,
  terms: BatchTerms,
  file: Upload,
  now: Date,
): Promise<ReadBatch> {
  const promotion = await findPromotion(database, terms.promotion)
  const offer = promotion?.terms.prizes.find(({ id }) => id === terms.prize)
  if (!promotion || offer?.kind !== 'digital_code') throw new ProblemError('not_found')
  const today = localDateAt(now, promotion.terms.zone)
  const list = await readAside(heavyWork, codeListJob, {
    bytes: file.bytes,
    expiresOn: terms.expiresOn,
    today,
    answers: terms.table ?? { headingLine: null, columns: null, dateOrder: null },
  })
  if ('fault' in list) throw invalidInput([{ field: 'codes', ...list.fault }])

  const prints = await inTurns(list.codes, ({ code }) => vault.fingerprints(code))
  const known = await knownFingerprints(database, prints.flat())
  const faults = [
    ...list.faults,
    ...list.codes
      .filter((_, index) => prints[index]?.some((print) => known.has(print)))
      .map(({ line }) => ({ line, fault: 'known' as const })),
  ].toSorted((a, b) => a.line - b.line)
  const whole = list.codes.map(({ code, expiresOn }) => `${code}|${expiresOn ?? ''}`).join('||')
  const fileFingerprints = await vault.fingerprints(whole)
  const pool = { promotionId: promotion.id, offerId: offer.id }
  const isAsked = list.read.questions.length > 0
  const same = isAsked ? null : await findSameBatch(database, pool, fileFingerprints)
  const countOf = (...kinds: string[]) => faults.filter(({ fault }) => kinds.includes(fault)).length
  const goodUntil = soonestExpiry(today, promotion.terms)
  const { expectedCount } = terms
  const preview: BatchPreview = {
    count: list.codes.length,
    repeated: countOf('repeated', 'case_only'),
    known: countOf('known'),
    malformed: countOf('malformed', 'shortened', 'wrong_cells'),
    expired: countOf('expired', 'bad_expiry'),
    nearExpiry: list.codes.filter(({ expiresOn }) => expiresOn !== null && expiresOn < goodUntil)
      .length,
    expectedCount,
    sample: list.codes.slice(0, 5).map(({ code, expiresOn }) => ({
      masked: maskedCode(code.slice(-4)),
      expiresOn: expiresOn?.slice(0, expiryShown) ?? null,
    })),
    faults: faults.slice(0, faultsShown),
    sameAs: same && { id: same.id, state: same.state, sentAt: same.sent_at.toISOString() },
    isClean:
      faults.length === 0 &&
      !isAsked &&
      (expectedCount === null || expectedCount === list.codes.length),
    read: list.read,
    hints: list.hints,
  }
  const { fileName } = file
  return {
    terms,
    promotion,
    list,
    fileName,
    fileFingerprints,
    knownFingerprints: [...known],
    preview,
  }
}

/** The codes of a clean file, locked. Slow for many of them, and so outside of any transaction. */
export async function lockBatchCodes(
  { ids, vault }: Pick<BatchNeeds, 'ids' | 'vault'>,
  { list, preview }: ReadBatch,
): Promise<StagedCode[]> {
  if (!preview.isClean) return []
  return inTurns(list.codes, async ({ code, line, expiresOn }) => {
    const id = ids.next()
    const { ciphertext, nonce, keyId, fingerprint, last4 } = await vault.lock(id, code)
    return { id, ciphertext, nonce, key_id: keyId, fingerprint, last4, line, expires_on: expiresOn }
  })
}

/**
 * Keeps a clean file as a batch that waits for a second person. The same list again is the same
 * batch, and changes nothing.
 *
 * @throws {ProblemError} `batch_not_clean`; `codes_known` for any code that a batch brought before
 */
export async function sendBatch(
  tx: Transaction,
  { ids }: Pick<BatchNeeds, 'ids'>,
  read: ReadBatch,
  codes: StagedCode[],
  { person, now }: { person: Person; now: Date },
): Promise<CodeBatch> {
  const { terms, promotion, preview, fileFingerprints } = read
  await holdCodeNames(tx)
  if (preview.read.questions.length > 0) throw unclean(preview)
  const pool = { promotionId: promotion.id, offerId: terms.prize }
  const same = await findSameBatch(tx, pool, fileFingerprints)
  if (same) return readBatch(tx, same.id, person)
  if (!preview.isClean) throw unclean(preview)
  const known = await knownFingerprints(
    tx,
    codes.map(({ fingerprint }) => fingerprint),
  )
  if (known.size > 0) throw unclean({ ...preview, known: known.size })
  const id = ids.next()
  await tx
    .insertInto('code_batches')
    .values({
      id,
      promotion_id: promotion.id,
      offer_id: terms.prize,
      state: 'waiting',
      file_name: read.fileName,
      file_fingerprint: fileFingerprints[0] ?? '',
      count: codes.length,
      expected_count: terms.expectedCount,
      supplier: terms.supplier,
      value_amount: terms.value?.amount ?? null,
      value_currency: terms.value?.currency ?? null,
      expires_on: terms.expiresOn,
      sent_by: person.id,
      sent_at: now,
    })
    .execute()
  await stageCodes(tx, id, codes)
  const count = codes.length
  await recordVault(tx, ids, {
    kind: 'batch_sent',
    at: now,
    staffId: person.id,
    batchId: id,
    count,
  })
  return readBatch(tx, id, person)
}

/** Which problem it is, told in numbers and never by one of the codes. */
function unclean(preview: BatchPreview) {
  if (preview.read.questions.length > 0) {
    const detail = 'The file asks something: preview it, and send the answers with it.'
    return new ProblemError('batch_not_clean', { detail })
  }
  const { count, known, malformed, repeated, expired, expectedCount } = preview
  const codes = { count, expected: expectedCount, malformed, repeated, known, expired }
  const isOnlyKnown = malformed + repeated + expired === 0 && known > 0
  return new ProblemError(isOnlyKnown ? 'codes_known' : 'batch_not_clean', { codes })
}

interface Deciding {
  id: string
  person: Person
  now: Date
}

/**
 * A second person lets a batch into the stock, whole; prizes that wait are served from it.
 *
 * @throws {ProblemError} `not_found`, `batch_decided`; `second_person_needed` for whoever sent it
 */
export async function confirmBatch(
  tx: Transaction,
  ports: BatchNeeds,
  { id, person, now }: Deciding,
): Promise<{ batch: CodeBatch; added: number; served: number; stock: CodeStock }> {
  await holdCodeNames(tx)
  const batch = await lockBatch(tx, id)
  requireAllowed(confirmBatchRefused({ state: batch.state, sentBy: batch.sent_by }, person))
  await requireSecondPerson(tx, { askedBy: batch.sent_by, staffId: person.id, now })
  await decide(tx, id, { state: 'confirmed', staffId: person.id, now, reason: null })
  const added = await addStagedCodes(tx, batch, { staffId: person.id, at: now })
  const step = { at: now, staffId: person.id, batchId: id, count: added }
  await recordVault(tx, ports.ids, { kind: 'batch_confirmed', ...step })

  const promotion = await findPromotion(tx, batch.promotion_id)
  if (!promotion) throw new Error('A batch without its promotion')
  const pool = poolAt(now, promotion, batch.offer_id)
  const served = await serveAwaiting(tx, ports, pool, byPerson(person, now))
  await reserveForHeld(tx, pool, now)
  return {
    batch: await readBatch(tx, id, person),
    added,
    served,
    stock: await readStock(tx, batch.promotion_id, batch.offer_id, now),
  }
}

/** @throws {ProblemError} `not_found`, `batch_decided` */
export async function rejectBatch(
  tx: Transaction,
  { ids }: Pick<BatchNeeds, 'ids'>,
  { id, person, now }: Deciding,
  reason: string,
): Promise<CodeBatch> {
  const batch = await lockBatch(tx, id)
  requireAllowed(rejectRefused(batch, person))
  await tx.deleteFrom('staged_codes').where('batch_id', '=', id).execute()
  await decide(tx, id, { state: 'rejected', staffId: person.id, now, reason })
  const step = { at: now, staffId: person.id, batchId: id, count: batch.count, reason }
  await recordVault(tx, ids, { kind: 'batch_rejected', ...step })
  return readBatch(tx, id, person)
}

async function decide(
  tx: Transaction,
  id: string,
  {
    state,
    staffId,
    now,
    reason,
  }: {
    state: 'confirmed' | 'rejected'
    staffId: string
    now: Date
    reason: string | null
  },
): Promise<void> {
  await tx
    .updateTable('code_batches')
    .set({ state, decided_by: staffId, decided_at: now, reason })
    .where('id', '=', id)
    .execute()
}

/** Does the same with each, some side by side: locking is quick for one and long for all of them. */
async function inTurns<Item, Result>(
  items: Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += atOnce) {
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map(act))))
  }
  return results
}
