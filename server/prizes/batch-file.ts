import type { BatchPreview, batchTerms } from '../../contract/code-batches.ts'
import type * as z from 'zod/mini'
import { localDateAt } from '../clocks/rules.ts'
import type { HeavyWork } from '../heavy-work.ts'
import type { Upload } from '../http/input.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import { maskedCode } from '../mail/masked-code.ts'
import type { Ports } from '../ports.ts'
import { findPromotion, type StoredPromotion } from '../promotions/store.ts'
import type { Database } from '../storage/tables.ts'
import { readAside } from '../tables/read-aside.ts'
import { findSameBatch } from './batch-store.ts'
import { knownFingerprints, type StagedCode } from './staged-codes.ts'
import { codeListJob, type CodeList } from './code-list.ts'
import { soonestExpiry } from './rules.ts'
import type { Vault } from './vault.ts'

interface FileNeeds {
  vault: Vault
  heavyWork: HeavyWork
}

export type BatchTerms = z.infer<typeof batchTerms>

/** What a file says, before any of it is stored. */
export interface ReadBatch {
  terms: BatchTerms
  promotion: StoredPromotion
  list: CodeList
  fileName: string
  /** Of the whole list, one by each key of the vault. */
  fileFingerprints: string[]
  /** Of its codes that a batch brought already, or waits to bring. */
  knownFingerprints: string[]
  preview: BatchPreview
}

/** Faulty lines listed in a preview; the counts include all of them. */
const faultsShown = 100

/** Characters shown of an expiry date as written in the file. */
const expiryShown = 40

/** Codes encrypted or fingerprinted at the same time. */
const atOnce = 250

/**
 * Reads a file and says what importing it would do, without storing anything.
 *
 * @throws {ProblemError} `not_found` unless it is for a digital prize; `invalid_input`
 */
export async function readBatchFile(
  database: Database,
  { vault, heavyWork }: FileNeeds,
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

/** The codes of a clean file, encrypted. Slow for a long list, so it runs outside any transaction. */
export async function lockBatchCodes(
  { ids, vault }: Pick<Ports, 'ids'> & Pick<FileNeeds, 'vault'>,
  { list, preview }: ReadBatch,
): Promise<StagedCode[]> {
  if (!preview.isClean) return []
  return inTurns(list.codes, async ({ code, line, expiresOn }) => {
    const id = ids.next()
    const { ciphertext, nonce, keyId, fingerprint, last4 } = await vault.lock(id, code)
    return { id, ciphertext, nonce, key_id: keyId, fingerprint, last4, line, expires_on: expiresOn }
  })
}

/** Runs `act` on each item, a limited number at a time. */
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
