import type { Database } from '../../server/storage/tables.ts'
import type { Received } from '../support/mail-server.ts'

/** What became of everything, looked at from both ends: the database, and the mailboxes. */
export interface Evidence {
  database: Database
  received: Received[]
  /** Every code that was brought in, as it was written. */
  codes: string[]
  /** Claims whose approval was answered: none of them may be forgotten. */
  acknowledged: string[]
}

/** Every promise that was broken, in a sentence each; none when all were kept. */
export async function findViolations({
  database,
  received,
  codes,
  acknowledged,
}: Evidence): Promise<string[]> {
  const violations: string[] = []
  const claims = await database
    .selectFrom('claims')
    .leftJoin('prizes', 'prizes.claim_id', 'claims.id')
    .select(['claims.id', 'claims.number', 'claims.state', 'claims.email', 'prizes.state as prize'])
    .execute()
  const ledger = await database
    .selectFrom('codes')
    .select(['id', 'state', 'claim_id', 'promotion_id'])
    .execute()
  const mails = await database
    .selectFrom('mails')
    .select(['claim_id', 'code_id', 'state', 'message_id', 'kind'])
    .where('kind', '=', 'approved_code')
    .execute()

  for (const number of acknowledged) {
    const claim = claims.find((one) => one.number === number)
    if (claim?.state !== 'approved' || !claim.prize) {
      violations.push(`${number}: its approval was answered and is lost`)
    }
  }
  for (const claim of claims) {
    const own = ledger.filter(
      (code) => code.claim_id === claim.id && !/void|compromised|expired/.test(code.state),
    )
    const letters = mails.filter((mail) => mail.claim_id === claim.id)
    if (own.length > 1) violations.push(`${claim.number}: has ${own.length} codes`)
    if (claim.prize !== 'issued') continue
    if (own.length !== 1) violations.push(`${claim.number}: is issued without a code`)
    if (letters.length !== 1) violations.push(`${claim.number}: has ${letters.length} code mails`)
    if (letters.some(({ state }) => state !== 'sent')) {
      violations.push(`${claim.number}: its code mail never left`)
    }
    const copies = received.filter(
      ({ to, body }) => to.includes(claim.email) && codesIn(body, codes).length > 0,
    )
    if (copies.length === 0) violations.push(`${claim.number}: no code arrived`)
    if (new Set(copies.map(({ body }) => body)).size > 1) {
      violations.push(`${claim.number}: got mails that differ`)
    }
    if (new Set(copies.map(({ headers }) => headers.get('message-id')?.[0])).size > 1) {
      violations.push(`${claim.number}: got one mail under two Message-IDs`)
    }
  }
  const holders = new Map<string, Set<string>>()
  for (const { to, body } of received) {
    for (const code of codesIn(body, codes)) {
      const known = holders.get(code) ?? new Set()
      for (const address of to) known.add(address)
      holders.set(code, known)
    }
  }
  for (const [code, addresses] of holders) {
    if (addresses.size > 1) {
      violations.push(`The code ending in ${code.slice(-4)} went to ${addresses.size} members`)
    }
  }
  for (const promotion of new Set(ledger.map((code) => code.promotion_id))) {
    const isFree = ledger.some(
      (code) => code.promotion_id === promotion && code.state === 'available',
    )
    const waiting = await database
      .selectFrom('prizes')
      .select('claim_id')
      .where('promotion_id', '=', promotion)
      .where('state', '=', 'awaiting_code')
      .executeTakeFirst()
    if (isFree && waiting) violations.push(`${promotion}: somebody waits beside a free code`)
  }
  const { batched } = await database
    .selectFrom('code_batches')
    .select((batch) => batch.fn.sum<number>('count').as('batched'))
    .where('state', '=', 'confirmed')
    .executeTakeFirstOrThrow()
  if (batched !== ledger.length) {
    violations.push(`${batched} codes were brought in, and ${ledger.length} are there`)
  }
  return violations
}

const codesIn = (body: string, codes: string[]) => codes.filter((code) => body.includes(code))
