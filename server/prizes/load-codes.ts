import type { Body } from '../../contract/endpoint.ts'
import type { codesAdd } from '../../contract/prizes.ts'
import type { Fault } from '../../contract/problems.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import { findPromotion } from '../promotions/store.ts'
import type { Transaction } from '../storage/tables.ts'
import { addCodes, listStock, type NewCode } from './code-store.ts'
import { serveAwaiting, type ReleaseNeeds } from './release.ts'
import { normaliseCode, type Vault } from './vault.ts'

/** Characters a code must have to be one, spaces and dashes not counted. */
const minCodeLength = 6

/**
 * Loads codes into the stock of one prize, all or none, and serves the prizes that wait for them.
 *
 * @throws {ProblemError} `not_found`; `invalid_input` by line; `codes_known` for any that was ever
 *   loaded before, whichever prize it was for
 */
export async function loadCodes(
  tx: Transaction,
  ports: ReleaseNeeds & { vault: Vault },
  { promotion: promotionId, prize: offerId, codes }: Body<typeof codesAdd>,
  staffId: string,
  now: Date,
) {
  const promotion = await findPromotion(tx, promotionId)
  const offer = promotion?.terms.prizes.find(({ id }) => id === offerId)
  if (offer?.kind !== 'digital_code') throw new ProblemError('not_found')
  refuseMalformed(codes)

  const locked: NewCode[] = []
  for (const code of codes) {
    const id = ports.ids.next()
    locked.push({ id, ...(await ports.vault.lock(id, code)) })
  }
  const pool = { promotionId, offerId }
  const added = await addCodes(tx, pool, locked, { staffId, at: now })
  if (added < codes.length) {
    throw new ProblemError('codes_known', {
      detail: `${codes.length - added} of ${codes.length} codes were loaded before.`,
    })
  }
  const served = await serveAwaiting(tx, ports, pool, { kind: 'staff', id: staffId }, now)
  const stock = (await listStock(tx)).find(
    (one) => one.promotion.id === promotionId && one.prize.id === offerId,
  )
  if (!stock) throw new Error('Codes were loaded for a prize without a stock')
  return { added, served, stock }
}

/** Faults name the line, never the code. */
function refuseMalformed(codes: string[]): void {
  const seen = new Set<string>()
  const faults: Fault[] = []
  for (const [index, code] of codes.entries()) {
    const normal = normaliseCode(code)
    const field = `codes.${index}`
    if (!/^[\w.-]+$/.test(normal) || normal.length < minCodeLength) {
      faults.push({ field, code: 'malformed', message: 'is not a code' })
    } else if (seen.has(normal)) {
      faults.push({ field, code: 'repeated', message: 'stands in this list twice' })
    }
    seen.add(normal)
  }
  if (faults.length > 0) throw invalidInput(faults.slice(0, 100))
}
