import type { Check } from '../../contract/checks.ts'
import type { ReadFacts } from '../../contract/read-facts.ts'
import type { HeavyJob } from '../heavy-work.ts'
import type { ReadEvidence } from './evidence.ts'
import { invoiceChecks, type InvoiceExpectations } from './invoice-checks.ts'
import { ledgerOf, type Ledger, type Repeat } from './ledger.ts'
import { photoChecks } from './photo-checks.ts'
import { readFactsOf } from './read-facts.ts'

/** Raised with every change of the rules, so that results of older rules are not used. */
export const examinationRules = 5

/** Everything that the examination of a claim's papers depends on. */
export interface PapersToExamine {
  photo: ReadEvidence | undefined
  invoice: ReadEvidence | undefined
  wanted: InvoiceExpectations
  /** Other claims with this invoice. */
  repeats: Repeat[]
}

export interface PapersExamined {
  checks: Check[]
  /** The same checks without a reviewer's corrections. */
  asRead: Check[]
  read: ReadFacts
  /** `null` without an invoice. */
  ledger: Ledger | null
}

/** Compares both papers with what was registered, and with each other. */
export const examinePapers: HeavyJob<PapersToExamine, PapersExamined> = {
  name: 'examine papers',
  work({ photo, invoice, wanted, repeats }) {
    const { registration } = wanted
    const isCorrected = [photo, invoice].some(
      (paper) => paper && Object.keys(paper.corrected).length > 0,
    )
    const ledger = invoice ? ledgerOf(invoice, registration, repeats) : null
    return {
      checks: pictureChecks(photo, invoice, wanted),
      asRead: isCorrected
        ? pictureChecks(withoutCorrections(photo), withoutCorrections(invoice), wanted)
        : [],
      read: readFactsOf({ photo, invoice }, registration, ledger?.lines ?? []),
      ledger,
    }
  },
}

const withoutCorrections = (paper: ReadEvidence | undefined) => paper && { ...paper, corrected: {} }

/** Compares the pictures with what was registered. */
const pictureChecks = (
  photo: ReadEvidence | undefined,
  invoice: ReadEvidence | undefined,
  wanted: InvoiceExpectations,
): Check[] => [
  ...(photo ? photoChecks(photo, wanted.registration, invoice) : []),
  ...(invoice ? invoiceChecks(invoice, wanted, photo) : []),
]
