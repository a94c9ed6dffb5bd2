import type { Check } from '../../contract/checks.ts'
import type { ReadFacts } from '../../contract/read-facts.ts'
import type { ReadEvidence } from '../evidence/check-parts.ts'
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

export interface Examined {
  checks: Check[]
  /** The same checks as the machines have them, where a reviewer corrected what they read. */
  asRead: Check[]
  read: ReadFacts
}

/** What the pictures say, and what other claims have in common with this one. */
export async function examineEvidence(database: Database, file: ClaimFile): Promise<Examined> {
  const { claim, facts } = file
  const { invoice, serial_photo: photo } = await readEvidenceOf(database, claim.id, claim.attempt)
  const read = { photo: photo?.evidence, invoice: invoice?.evidence }
  const checks = pictureChecks(file, read)
  const isCorrected = Object.values(read).some(
    (one) => one && Object.keys(one.corrected).length > 0,
  )
  let ledger: Ledger | null = null
  if (photo) {
    checks.push(photoUnused(await claimsWith(database, file, 'serial_photo', photo.reading)))
  }
  if (invoice) {
    const repeats = await claimsWith(database, file, 'invoice', invoice.reading)
    ledger = ledgerOf(invoice.evidence, facts.registration, repeats)
    checks.push(invoiceUnused(ledger, repeats))
  }
  checks.push(
    ...(await serialElsewhere(database, claim)),
    ...(await personElsewhere(database, file)),
  )
  return {
    checks,
    asRead: isCorrected ? pictureChecks(file, withoutCorrections(read)) : [],
    read: readFactsOf(read, facts.registration, ledger?.lines ?? []),
  }
}

interface Read {
  photo: ReadEvidence | undefined
  invoice: ReadEvidence | undefined
}

const withoutCorrections = ({ photo, invoice }: Read): Read => ({
  photo: photo && { ...photo, corrected: {} },
  invoice: invoice && { ...invoice, corrected: {} },
})

/** What stands in the pictures, compared with what was registered. */
function pictureChecks({ facts, promotion }: ClaimFile, { photo, invoice }: Read): Check[] {
  const store = promotion.terms.stores.find(({ name, aliases }) =>
    [name, ...aliases].includes(facts.purchase.store),
  )
  return [
    ...(photo ? photoChecks(photo, facts.registration, invoice) : []),
    ...(invoice
      ? invoiceChecks(
          invoice,
          {
            ...facts,
            aliases: store ? [store.name, ...store.aliases] : [],
            window: windowFor(promotion.terms, facts.registration),
          },
          photo,
        )
      : []),
  ]
}
