import type { CallOf } from '../../../contract/endpoint.ts'
import type { codeBatchPreview } from '../../../contract/code-batches.ts'

/** The import form as typed; an optional field is an empty string. */
export interface ImportForm {
  /** `promotion/prize`. */
  prize: string
  file: File | null
  list: string
  supplier: string
  amount: string
  currency: string
  expiresOn: string
  expectedCount: number | ''
  /** Answers to the questions about this file. */
  table: TableAnswers | null
}

type TableAnswers = NonNullable<CallOf<typeof codeBatchPreview>['json']['table']>

export const emptyImport: ImportForm = {
  prize: '',
  file: null,
  list: '',
  supplier: '',
  amount: '',
  currency: '',
  expiresOn: '',
  expectedCount: '',
  table: null,
}

export const hasCodes = ({ file, list }: ImportForm) => file !== null || list.trim() !== ''

/** The form in the contract's shape; the server validates it. */
/** Without a time of its own: the same list is the same file. */
const pasted = (list: string) =>
  new File([list], 'pasted.txt', { type: 'text/plain', lastModified: 0 })

export function batchOf(form: ImportForm): CallOf<typeof codeBatchPreview> {
  const [promotion = '', prize = ''] = form.prize.split('/')
  const { amount, currency } = form
  return {
    json: {
      promotion,
      prize,
      supplier: form.supplier,
      value: amount || currency ? { amount, currency: currency.toUpperCase() } : null,
      expiresOn: form.expiresOn || null,
      expectedCount: form.expectedCount === '' ? null : form.expectedCount,
      ...(form.table && { table: form.table }),
    },
    files: { codes: form.file ?? pasted(form.list) },
  }
}
