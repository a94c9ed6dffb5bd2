import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../server/storage/tables.ts'

/** Waits until nothing is on its way any more: mails, and prizes beside a free code. */
export async function settle(database: Database, tell: (line: string) => void): Promise<void> {
  const until = Date.now() + 120_000
  for (;;) {
    const { left } = await database
      .selectFrom('mails')
      .select((mail) => mail.fn.countAll<number>().as('left'))
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow()
    const stranded = await database
      .selectFrom('prizes')
      .innerJoin('codes', 'codes.promotion_id', 'prizes.promotion_id')
      .select('prizes.claim_id')
      .where('prizes.state', '=', 'awaiting_code')
      .where('codes.state', '=', 'available')
      .limit(1)
      .executeTakeFirst()
    if (left === 0 && !stranded) return
    if (Date.now() > until) {
      tell(`gave up waiting: ${left} mails, ${stranded ? 'somebody stranded' : 'nobody stranded'}`)
      return
    }
    await pause(500)
  }
}
