import type { Check } from '../../../contract/checks.ts'
import type { ReadFacts } from '../../../contract/read-facts.ts'
import { examined } from '../../evidence/examination-store.ts'
import { examinePapers } from '../../evidence/examine-papers.ts'
import type { Ledger } from '../../evidence/ledger.ts'
import { readAttempt, type LookedAt } from '../../evidence/read-evidence.ts'
import type { ReadingRow } from '../../evidence/reading-store.ts'
import { invoiceUnused, photoUnused } from '../../evidence/repeat-checks.ts'
import type { Database } from '../../storage/tables.ts'
import { windowFor } from './eligibility.ts'
import { personElsewhere, serialElsewhere } from './elsewhere.ts'
import { claimsWith } from './same-paper.ts'
import type { ClaimFile } from '../store.ts'

export interface Examined {
  checks: Check[]
  /** The same checks as the machines have them, where a reviewer corrected what they read. */
  asRead: Check[]
  read: ReadFacts
  /** How far each document is read, and what is noticed about its picture. */
  documents: LookedAt[]
}

/** What the pictures say, and what other claims have in common with this one. */
export async function examineEvidence(database: Database, file: ClaimFile): Promise<Examined> {
  const { claim, facts, promotion } = file
  const attempt = await readAttempt(database, claim.id, claim.attempt)
  const { invoice, serial_photo: photo } = attempt.read
  const repeats = invoice ? await claimsWith(database, file, 'invoice', invoice.reading) : []
  const store = promotion.terms.stores.find(({ name, aliases }) =>
    [name, ...aliases].includes(facts.purchase.store),
  )
  const papers = {
    photo: photo?.evidence,
    invoice: invoice?.evidence,
    wanted: {
      registration: facts.registration,
      purchase: facts.purchase,
      aliases: store ? [store.name, ...store.aliases] : [],
      window: windowFor(promotion.terms, facts.registration),
    },
    repeats,
  }
  const readings = [photo, invoice].flatMap((one) => (one ? idOf(one.reading) : []))
  // Nothing was read, or nothing is there: nothing is to be found out.
  const { checks, asRead, read, ledger } =
    readings.length > 0
      ? await examined(database, papers, readings)
      : await examinePapers.work(papers)
  return {
    checks: [
      ...checks,
      ...(photo
        ? [photoUnused(await claimsWith(database, file, 'serial_photo', photo.reading))]
        : []),
      ...(invoice ? [invoiceUnused(ledger ?? unknownLedger, repeats)] : []),
      ...(await serialElsewhere(database, claim)),
      ...(await personElsewhere(database, file)),
    ],
    asRead,
    read,
    documents: attempt.documents,
  }
}

/** One engine reads one file once. */
const idOf = ({ sent_sha256, engine, read_at }: ReadingRow): string =>
  [sent_sha256, engine, read_at?.toISOString()].join(' ')

/** Where the lines of an invoice could not be found out, it is good for one claim. */
const unknownLedger: Ledger = { lines: [], pieces: 1 }
