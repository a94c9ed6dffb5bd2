import { claimBeside, type Beside, type BesideDocument } from '../../../contract/beside.ts'
import { evidenceKinds, type EvidenceKind } from '../../../contract/evidence.ts'
import { fullName } from '../../../contract/names.ts'
import { paperTies } from '../../../contract/ties.ts'
import { alikeBy, paperOf, paperTieOf } from '../../evidence/find-alike.ts'
import { numbersInCommon } from '../../evidence/in-common.ts'
import { readEvidenceOf, type ReadDocuments } from '../../evidence/read-evidence.ts'
import { ProblemError } from '../../http/problem.ts'
import { queryAtOnce, type Route } from '../../http/route.ts'
import { foldModel } from '../../promotions/rules.ts'
import type { Database } from '../../storage/tables.ts'
import { blindLooksOf, refuseBlind } from '../blind-looks.ts'
import { sharedKeys } from '../checks/elsewhere.ts'
import { getAttempt, getClaim, type AttemptRow, type ClaimRow } from '../store.ts'

/** Two claims side by side: what they share, and where it is on both papers. */
export function besideRoutes(): Route[] {
  return [
    queryAtOnce(claimBeside, async ({ database, params, person }) => {
      if (params.number === params.other) throw new ProblemError('not_found')
      const blind = await blindLooksOf(database, person.id)
      const here = await openSide(database, params.number, blind)
      const there = await openSide(database, params.other, blind)
      const facts = await factsOf(database, here, there)
      const isSameStore = facts.some(({ fact, isSame }) => fact === 'store' && isSame)
      return {
        facts,
        documents: evidenceKinds.flatMap((kind) => likest(kind, here, there, isSameStore)),
      }
    }),
  ]
}

interface Side {
  claim: ClaimRow
  attempt: AttemptRow
  /** Readings of the evidence of each attempt, the newest attempt first. */
  read: { attempt: number; documents: ReadDocuments }[]
}

async function openSide(database: Database, number: string, blind: Set<string>): Promise<Side> {
  const claim = await getClaim(database, number)
  refuseBlind(blind, claim.id)
  const attempt = await getAttempt(database, claim)
  const read: Side['read'] = []
  for (let number = claim.attempt; number >= 1; number--) {
    read.push({ attempt: number, documents: await readEvidenceOf(database, claim.id, number) })
  }
  return { claim, attempt, read }
}

/** Of the other claim's documents of a kind, the one most similar to this claim's newest. */
function likest(
  kind: EvidenceKind,
  here: Side,
  there: Side,
  isSameStore: boolean,
): BesideDocument[] {
  const own = here.read[0]?.documents[kind]
  const others = there.read.map(({ attempt, documents }) => {
    const other = documents[kind]
    const how =
      own && other
        ? paperTieOf(alikeBy(paperOf(own.reading), paperOf(other.reading)), isSameStore)
        : null
    return { attempt, other, how }
  })
  const rank = (how: (typeof others)[number]['how']) =>
    how === null ? paperTies.length : paperTies.indexOf(how)
  const [best] = others.toSorted((a, b) => rank(a.how) - rank(b.how))
  if (!best) return []
  const both = numbersInCommon(own?.evidence, best.other?.evidence)
  return [{ kind, attempt: best.attempt, how: best.how, ...both }]
}

async function factsOf(database: Database, here: Side, there: Side): Promise<Beside['facts']> {
  const [a, b] = [here.attempt.facts, there.attempt.facts]
  const keys = await sharedKeys(database, here, there)
  const fact = (
    name: Beside['facts'][number]['fact'],
    one: string,
    other: string,
    isSame = foldModel(one) === foldModel(other),
  ) => ({ fact: name, here: one, there: other, isSame })
  const nameOf = ({ recipient }: typeof a) => fullName(recipient)
  const addressOf = ({ recipient: { street, zipcode, city } }: typeof a) =>
    [street, [zipcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return [
    fact('serialNumber', a.registration.serialNumber, b.registration.serialNumber),
    fact('model', a.registration.model, b.registration.model),
    fact('store', a.purchase.store, b.purchase.store),
    fact('purchaseDate', a.purchase.date, b.purchase.date),
    fact('name', nameOf(a), nameOf(b)),
    fact('email', a.member.email, b.member.email, keys.has('mailbox')),
    fact('phone', a.recipient.contactNumber, b.recipient.contactNumber, keys.has('phone')),
    fact('address', addressOf(a), addressOf(b), keys.has('address')),
  ]
}
