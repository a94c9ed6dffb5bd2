import type { Updateable } from 'kysely'
import type { CheckSummary } from '../../../contract/checks.ts'
import { withWhatIsNeeded } from '../../http/needed-first.ts'
import type { Ports } from '../../ports.ts'
import { offerIdFor } from '../../promotions/rules.ts'
import type { Database, Tables, Transaction } from '../../storage/tables.ts'
import { openFile, type ClaimFile } from '../store.ts'
import { examine } from './examine.ts'
import { claimsNear } from './claims-near.ts'
import { makeDue, nextMark, walk } from './due-list.ts'
import { summaryOf } from './summary.ts'

type Needs = Pick<Ports, 'database' | 'heavyWork' | 'clock' | 'log'>

/** Claims looked at in one go. */
const atOnce = 20

/** Rows of the list that are read to find the claims of one go. */
const rowsAtOnce = 500

/** Where the machine fails, a person has to look. */
const unknown: CheckSummary = { state: 'look', failing: [], unsure: [] }

/**
 * Finds out again what the checks of some open claims come to, the longest due first. Several
 * processes may do so at once: the later look wins.
 *
 * @returns whether there was anything to do
 */
export async function lookAtDue(ports: Needs): Promise<boolean> {
  const { database } = ports
  const { due, known } = await listDue(database)
  const go = { known, mark: due.length > 0 ? await nextMark(database) : 0 }
  let hasChanged = false
  for (const one of due) hasChanged = (await lookAt(ports, one, go)) || hasChanged
  if (hasChanged) await database.insertInto('changes').values({ kind: 'checks' }).execute()
  // What is due because of its promotion comes when little else is.
  const hasWalked = due.length < atOnce && (await database.transaction().execute(walk))
  return due.length > 0 || hasWalked
}

/** One go through the list. */
interface Go {
  /** Marks of the rows that were there before it. */
  known: Set<number>
  /** Its own mark: whoever adds a row after it knows all that those rows are about. */
  mark: number
}

async function listDue(database: Database) {
  const rows = await database
    .selectFrom('checks_due')
    .select(['mark', 'claim_id'])
    .where('claim_id', 'is not', null)
    .orderBy('mark')
    .limit(rowsAtOnce)
    .execute()
  const claims = new Set(rows.flatMap(({ claim_id }) => claim_id ?? []))
  return { due: [...claims].slice(0, atOnce), known: new Set(rows.map(({ mark }) => mark)) }
}

/** @returns whether the claim's summary is another one now */
async function lookAt(ports: Needs, claimId: string, go: Go): Promise<boolean> {
  const { database } = ports
  // Taken before anything is read, so that of two looks the one that knows less never wins.
  const mark = await nextMark(database)
  const seen = await withWhatIsNeeded(ports, () =>
    readOnly(database, (tx) => see(tx, claimId)),
  ).catch(async (error: unknown) => {
    ports.log.error('looking at the checks of a claim', error)
    return { found: columnsOf(unknown), near: [], rows: await rowsOf(database, claimId) }
  })
  const marks = seen.rows.map((row) => row.mark)
  return database.transaction().execute(async (tx) => {
    const kept = seen.found && (await keep(tx, claimId, seen.found, mark))
    await makeDue(tx, seen.near, marks.every((one) => go.known.has(one)) ? go.mark : null)
    // One that was overtaken answers nothing: it is looked at again.
    if (kept !== 'overtaken' && marks.length > 0) {
      await tx.deleteFrom('checks_due').where('mark', 'in', marks).execute()
    }
    return kept === 'changed'
  })
}

const readOnly = <Result>(database: Database, read: (tx: Transaction) => Promise<Result>) =>
  database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(read)

/** Everything that one snapshot says of a claim, and which rows of the list that answers. */
async function see(tx: Transaction, claimId: string) {
  const claim = await tx
    .selectFrom('claims')
    .selectAll()
    .where('id', '=', claimId)
    .executeTakeFirst()
  const rows = await rowsOf(tx, claimId)
  if (!claim) return { found: null, near: [], rows }
  const file = await openFile(tx, claim)
  return {
    found: claim.state === 'waiting' ? await find(tx, file) : null,
    near: rows.some(({ spreads }) => spreads) ? await claimsNear(tx, claim) : [],
    rows,
  }
}

const rowsOf = (database: Database, claimId: string) =>
  database
    .selectFrom('checks_due')
    .select(['mark', 'spreads'])
    .where('claim_id', '=', claimId)
    .execute()

/** What the checks of an open claim come to, found out now. */
export async function summarize(database: Database, file: ClaimFile): Promise<CheckSummary> {
  return summaryOf(await examine(database, file))
}

/** Columns of an open claim that are found out with its checks. */
type Found = Pick<
  Updateable<Tables['claims']>,
  'checks_state' | 'checks_failing' | 'checks_unsure'
> & {
  /** Left out where nothing could be found out. */
  offer_id?: string | null
}

const columnsOf = ({ state, failing, unsure }: CheckSummary): Found => ({
  checks_state: state,
  checks_failing: failing,
  checks_unsure: unsure,
})

const find = async (tx: Transaction, file: ClaimFile): Promise<Found> => ({
  ...columnsOf(await summarize(tx, file)),
  offer_id: offerIdFor(file.promotion.terms, file.facts.registration),
})

/** @returns whether anything is another one now; `overtaken` if a later look was kept already */
async function keep(
  tx: Transaction,
  claimId: string,
  found: Found,
  mark: number,
): Promise<'changed' | 'same' | 'overtaken'> {
  const before = await tx
    .selectFrom('claims')
    .select(['checks_state', 'checks_failing', 'checks_unsure', 'offer_id'])
    .where('id', '=', claimId)
    .executeTakeFirst()
  const kept = await tx
    .updateTable('claims')
    .set({ ...found, checks_mark: mark })
    .where('id', '=', claimId)
    .where('checks_mark', '<', mark)
    .executeTakeFirst()
  if (kept.numUpdatedRows === 0n) return 'overtaken'
  const after = { ...before, ...found }
  return JSON.stringify(before) === JSON.stringify(after) ? 'same' : 'changed'
}
