import type { Check } from '../../../contract/checks.ts'
import type { CorrectableFact } from '../../../contract/document-reading.ts'
import type { EvidenceKind } from '../../../contract/evidence.ts'

interface Correctable {
  kind: EvidenceKind
  fact: CorrectableFact
}

const facts: Partial<Record<Check['id'], Correctable>> = {
  photo_serial: { kind: 'serial_photo', fact: 'serialNumber' },
  invoice_store: { kind: 'invoice', fact: 'store' },
  invoice_date: { kind: 'invoice', fact: 'date' },
  invoice_number: { kind: 'invoice', fact: 'invoiceNumber' },
  invoice_model: { kind: 'invoice', fact: 'model' },
}

/** Which fact of which document a check used, where a person can correct it. */
export const correctableFactOf = (id: Check['id']): Correctable | null => facts[id] ?? null
