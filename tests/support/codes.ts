import type { Client } from '../../contract/client.ts'
import { codeBatchConfirm, codeBatchCreate } from '../../contract/code-batches.ts'

/** Codes as a file, one in each line. */
export const codeFile = (codes: string[], name = 'codes.txt') => new File([codes.join('\n')], name)

/** One person sends codes, another confirms them. */
export async function importCodes(
  [sender, confirmer]: [Client, Client],
  batch: { promotion: string; prize: string; expiresOn?: string },
  codes: string[],
) {
  const { id } = await sender.call(codeBatchCreate, {
    json: batch,
    files: { codes: codeFile(codes) },
    idempotencyKey: crypto.randomUUID(),
  })
  return confirmer.call(codeBatchConfirm, {
    params: { id },
    idempotencyKey: crypto.randomUUID(),
  })
}
