import type { Client } from '../../contract/client.ts'
import { codeBatchConfirm, codeBatchCreate } from '../../contract/code-batches.ts'

/** Codes as a file, one in each line, below a heading: without one a file may be asked about. */
export function codeFile(codes: string[], name = 'codes.txt'): File {
  const hasHeading = codes[0]?.startsWith('code') ?? false
  return new File([[...(hasHeading ? [] : ['code']), ...codes].join('\n')], name)
}

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
