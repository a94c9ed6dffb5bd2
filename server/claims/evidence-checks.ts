import type { Check } from '../../contract/checks.ts'
import type { ReadFacts } from '../../contract/read-facts.ts'
import { invoiceChecks } from '../evidence/invoice-checks.ts'
import { ledgerOf, type Ledger } from '../evidence/ledger.ts'
import { photoChecks } from '../evidence/photo-checks.ts'
import { readEvidenceOf } from '../evidence/read-evidence.ts'
import { readFactsOf } from '../evidence/read-facts.ts'
import { invoiceUnused, photoUnused } from '../evidence/repeat-checks.ts'
import type { Database } from '../storage/tables.ts'
import { windowFor } from './eligibility.ts'
import { personElsewhere, serialElsewhere } from './elsewhere.ts'
import { claimsWith } from './repeats.ts'
import type { ClaimFile } from './store.ts'

/** What the pictures say, and what other claims have in common with this one. */
export async function examineEvidence(
  database: Database,
  file: ClaimFile,
): Promise<{ checks: Check[]; read: ReadFacts }> {
  const { claim, facts, promotion } = file
  const { invoice, serial_photo: photo } = await readEvidenceOf(database, claim.id, claim.attempt)
  const checks: Check[] = []
  let ledger: Ledger | null = null
  if (photo) {
    const repeats = await claimsWith(database, file, 'serial_photo', photo.reading)
    checks.push(...photoChecks(photo.evidence, facts.registration), photoUnused(repeats))
  }
  if (invoice) {
    const repeats = await claimsWith(database, file, 'invoice', invoice.reading)
    ledger = ledgerOf(invoice.evidence, facts.registration, repeats)
    const store = promotion.terms.stores.find(({ name, aliases }) =>
      [name, ...aliases].includes(facts.purchase.store),
    )
    checks.push(
      ...invoiceChecks(invoice.evidence, {
        ...facts,
        aliases: store ? [store.name, ...store.aliases] : [],
        window: windowFor(promotion.terms, facts.registration),
      }),
      invoiceUnused(ledger, repeats),
    )
  }
  checks.push(
    ...(await serialElsewhere(database, claim)),
    ...(await personElsewhere(database, file)),
  )
  const read = { photo: photo?.evidence, invoice: invoice?.evidence }
  return { checks, read: readFactsOf(read, facts.registration, ledger?.lines ?? []) }
}
