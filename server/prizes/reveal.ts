import { revealSeconds } from '../../contract/codes.ts'
import { takeStep } from '../claims/step.ts'
import { lockClaim } from '../claims/store.ts'
import { byPerson } from '../history/store.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { oneAtATime } from '../storage/one-at-a-time.ts'
import type { Transaction } from '../storage/tables.ts'
import { findLivingCode } from './code-store.ts'
import { revealRefused } from './refusals.ts'
import { isRevealAlarm, revealLimits } from './rules.ts'
import type { OnPrize } from './store.ts'
import { countSince, recordVault } from './vault-record.ts'
import type { Vault } from './vault.ts'

/**
 * Shows the code of a claim to one person, and records who it was and why in the claim's history
 * and the vault's record. More than a few in an hour raise an alarm there.
 *
 * @throws {ProblemError} `not_found` without an issued code; `too_many_attempts`
 */
export async function revealCode(
  tx: Transaction,
  { ids, vault }: Pick<Ports, 'ids'> & { vault: Vault },
  { number, reason, person, now }: Omit<OnPrize, 'version'> & { reason: string },
): Promise<{ code: string; hideAfterSeconds: number }> {
  const claim = await lockClaim(tx, number)
  const code = await findLivingCode(tx, claim.id)
  requireAllowed(revealRefused({ codeState: code?.state }, person))
  if (!code) throw new ProblemError('not_found')
  const staffId = person.id

  await oneAtATime(tx, `reveals of ${staffId}`)
  const hourAgo = new Date(now.getTime() - 3600_000)
  const dayAgo = new Date(now.getTime() - 24 * 3600_000)
  const inDay = await countSince(tx, staffId, 'code_revealed', dayAgo)
  if (inDay >= revealLimits.perDay) {
    throw new ProblemError('too_many_attempts', { retryAfterSeconds: 3600 })
  }
  const by = byPerson(person, now)
  const revealed = { codeId: code.id, claimId: claim.id, reason }
  await recordVault(tx, ids, { kind: 'code_revealed', by, ...revealed })
  const inHour = await countSince(tx, staffId, 'code_revealed', hourAgo)
  if (isRevealAlarm(inHour)) {
    await recordVault(tx, ids, { kind: 'reveal_alarm', by, count: inHour })
  }
  await takeStep(tx, claim, {
    kind: 'code_revealed',
    by,
    details: { codeLast4: code.last4, because: reason },
  })
  const plain = await vault.open(code.id, { ...code, keyId: code.key_id })
  return { code: plain, hideAfterSeconds: revealSeconds }
}
