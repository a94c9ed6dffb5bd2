import type { SharingRule } from '../../contract/sharing-words.ts'
import { isOnHold } from '../claims/rules.ts'
import { assignClaim } from '../claims/work/assignment.ts'
import { loadTeam } from '../clocks/team.ts'
import { byItself } from '../history/store.ts'
import type { Ports } from '../ports.ts'
import type { Transaction } from '../storage/tables.ts'
import { shareOne, type Hand } from './sharing-rules.ts'
import {
  hasArrivals,
  keepTurn,
  keptSharingTerms,
  listHands,
  takeArrivals,
  type Arrival,
} from './sharing-store.ts'

type Needs = Pick<Ports, 'database' | 'ids' | 'clock'>

const atOnce = 50

/**
 * Gives claims and attempts that just came to whoever is to review them. Several processes may do so:
 * one at a time does, because each goes by what the one before gave. Nobody who redeems waits for it.
 *
 * @returns whether there was anything to do
 */
export async function shareArrivals({ database, ids, clock }: Needs): Promise<boolean> {
  const now = clock.now()
  if (!(await hasArrivals(database, now))) return false
  return database.transaction().execute(async (tx) => {
    const terms = await keptSharingTerms.lockIfFree(tx)
    if (!terms) return false
    const arrivals = await takeArrivals(tx, atOnce, now)
    const concerned = arrivals.filter(
      ({ claim }) => terms.rule !== 'off' || claim.assignee_id !== null,
    )
    if (concerned.length === 0) return arrivals.length > 0
    const today = (await loadTeam(tx)).dateAt(now)
    const hands = await listHands(tx, today)
    for (const arrival of concerned) {
      if (!isUnattended(arrival, hands, now)) continue
      if (terms.rule !== 'off') {
        const { rule, isByLanguage } = terms
        await share(tx, { ids }, arrival, hands, { rule, isByLanguage, today, now })
      } else {
        await assignClaim(tx, { ids }, arrival.claim, null, byItself(now))
      }
    }
    return true
  })
}

/**
 * Whether somebody is to be sought for it. An attempt that comes back to a reviewer who is there is
 * theirs, and so is whatever a person assigned or put on hold meanwhile.
 */
function isUnattended({ claim, isChosen }: Arrival, hands: Hand[], now: Date): boolean {
  if (claim.state !== 'waiting' || isChosen || isOnHold(claim, now)) return false
  const assignee = hands.find(({ id }) => id === claim.assignee_id)
  return !assignee || assignee.isAbsent
}

interface Going {
  rule: SharingRule
  isByLanguage: boolean
  today: string
  now: Date
}

async function share(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  { claim, language, skippedBy }: Arrival,
  hands: Hand[],
  { rule, isByLanguage, today, now }: Going,
): Promise<void> {
  const parcel = { language: isByLanguage ? language : null, except: skippedBy }
  const outcome = shareOne(parcel, hands, rule)
  const went = { rule, ...(isByLanguage ? { language } : {}) }
  const by = byItself(now)
  if (typeof outcome === 'string') {
    await assignClaim(tx, ports, claim, null, by, null, { ...went, nobody: outcome })
    return
  }
  const { today: given, open, cap } = outcome
  await assignClaim(tx, ports, claim, outcome, by, null, { ...went, today: given, open, cap })
  await keepTurn(tx, outcome, today)
}
