import type { Replacement, ReplacementCause } from '../../contract/replacements.ts'
import { takeStep } from '../claims/step.ts'
import { lockClaimAt, openFileAt, type ClaimFile, type ClaimRow } from '../claims/store.ts'
import { byPerson, type By, type ByPerson } from '../history/store.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import { requireSecondPerson } from '../sign-offs/second-person.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { findLivingCode, giveCode, isCodeAvailable, poolAt } from './code-store.ts'
import {
  askReplacementRefused,
  confirmReplacementRefused,
  isGiven,
  replaceRefused,
} from './refusals.ts'
import { findAsked, listReplacements } from './replacement-store.ts'
import { tell, type ReleaseNeeds } from './release.ts'
import { getPrize, type OnPrize } from './store.ts'

/**
 * Asks for a prize to be given again; a second person decides.
 *
 * @throws {ProblemError} `not_found`, `claim_changed`, `nothing_to_replace`, `replacement_asked`
 */
export async function askReplacement(
  tx: Transaction,
  ports: Pick<ReleaseNeeds, 'ids' | 'shipmentDesk'>,
  { person, now, ...seen }: OnPrize,
  asked: { because: ReplacementCause; reason: string },
): Promise<Replacement> {
  const claim = await lockClaimAt(tx, { ...seen, person })
  const standing = await replaceable(tx, ports, claim.id, asked.because)
  requireAllowed(askReplacementRefused(asked.because, standing, person))
  const by = byPerson(person, now)
  const id = await writeAsk(tx, ports, claim, asked, by)
  await takeStep(tx, claim, {
    kind: 'replacement_asked',
    by,
    details: { because: asked.reason, cause: asked.because },
  })
  const [replacement] = await listReplacements(tx, person, id)
  return replacement ?? missing()
}

/** Stores the request only; the caller records a step that says more. */
export async function writeAsk(
  tx: Transaction,
  ports: Pick<ReleaseNeeds, 'ids' | 'shipmentDesk'>,
  claim: Pick<ClaimRow, 'id'>,
  asked: { because: ReplacementCause; reason: string },
  by: ByPerson,
): Promise<string> {
  requireAllowed(
    replaceRefused(asked.because, await replaceable(tx, ports, claim.id, asked.because)),
  )
  const id = ports.ids.next()
  await tx
    .insertInto('replacements')
    .values({
      id,
      claim_id: claim.id,
      because: asked.because,
      reason: asked.reason,
      asked_by: by.actor.id,
      asked_at: by.at,
      state: 'asked',
    })
    .execute()
  return id
}

/**
 * A second person confirms: the first code becomes void, and its unsent mails are withdrawn.
 * Without stock the prize waits in line like any other.
 *
 * @throws {ProblemError} `not_found`, `claim_changed`, `second_person_needed`, `nothing_to_replace`
 */
export async function decideReplacement(
  tx: Transaction,
  ports: ReleaseNeeds,
  { person, now, ...seen }: OnPrize,
  isConfirmed: boolean,
): Promise<void> {
  const by = byPerson(person, now)
  const file = await openFileAt(tx, { ...seen, person })
  const claimId = file.claim.id
  const asked = await findAsked(tx, claimId)
  if (!asked) throw new ProblemError('not_found')
  if (isConfirmed) {
    requireAllowed(confirmReplacementRefused(asked.asked_by, person))
    await requireSecondPerson(tx, asked.asked_by, by)
  }
  await tx
    .updateTable('replacements')
    .set({
      state: isConfirmed ? 'confirmed' : 'refused',
      decided_by: person.id,
      decided_at: now,
    })
    .where('id', '=', asked.id)
    .execute()
  if (isConfirmed && asked.because !== 'lost') {
    await replaceCode(tx, ports, file, asked.because, by)
    return
  }
  if (isConfirmed) {
    if (!(await ports.shipmentDesk.isLost(tx, claimId))) {
      throw new ProblemError('nothing_to_replace')
    }
    await ports.shipmentDesk.reopen(tx, claimId)
  }
  await takeStep(tx, file.claim, {
    kind: isConfirmed ? 'replacement_confirmed' : 'replacement_refused',
    by,
    details: { cause: asked.because },
  })
}

async function replaceCode(
  tx: Transaction,
  ports: ReleaseNeeds,
  file: ClaimFile,
  because: 'void' | 'compromised',
  by: By,
): Promise<void> {
  const now = by.at
  const claimId = file.claim.id
  const first = await findLivingCode(tx, claimId)
  if (!first || !isGiven(first.state)) throw new ProblemError('nothing_to_replace')
  await tx
    .updateTable('codes')
    .set({ state: because, ended_at: now })
    .where('id', '=', first.id)
    .execute()
  await tx
    .updateTable('mails')
    .set({ state: 'withdrawn', next_try_at: null, last_error: 'The code was replaced' })
    .where('code_id', '=', first.id)
    .where('state', 'in', ['waiting', 'stuck', 'kept'])
    .execute()
  const prize = await getPrize(tx, claimId)
  const pool = poolAt(now, file.promotion, prize.offer_id)
  const code = (await isCodeAvailable(tx, pool)) ? await giveCode(tx, pool, claimId, { now }) : null
  const state = code ? 'issued' : 'awaiting_code'
  await tx.updateTable('prizes').set({ state }).where('claim_id', '=', claimId).execute()
  await tell(tx, ports, file, prize, { kind: 'replacement_confirmed', by, state, code })
}

/** What the rule about replacements looks at. @throws {ProblemError} `not_found` without a prize */
async function replaceable(
  database: Database,
  { shipmentDesk }: Pick<ReleaseNeeds, 'shipmentDesk'>,
  claimId: string,
  because: ReplacementCause,
) {
  await getPrize(database, claimId)
  const code = await findLivingCode(database, claimId)
  return {
    codeState: code?.state,
    isLost: because === 'lost' && (await shipmentDesk.isLost(database, claimId)),
    isAsked: (await findAsked(database, claimId)) !== undefined,
  }
}

function missing(): never {
  throw new Error('A replacement that was just asked for is not there')
}
