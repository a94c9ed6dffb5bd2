import { sql } from 'kysely'
import { claimAssign, claimRead } from '../../contract/claims.ts'
import { createApi } from '../../server/api.ts'
import type { Ports } from '../../server/ports.ts'
import type { Database } from '../../server/storage/tables.ts'
import { createClient } from '../../contract/client.ts'
import { personas } from '../desk/personas.ts'
import { personaIdentity } from '../persona-identity.ts'

/** A colleague who assigns a claim, through the API like everyone else. */
export function raceFor(ports: Ports): (claimNumber: string) => Promise<void> {
  const colleague = createApi({
    ...ports,
    identity: personaIdentity(ports.database, { get: () => personas.meiling.id, set: () => {} }),
  })
  return async (number) => {
    const client = createClient(await colleague, 'https://desk.demo')
    const claim = await client.call(claimRead, { params: { number } })
    const assignee = claim.assignee?.id === personas.camille.id ? null : personas.camille.id
    const { version } = claim
    await client.call(claimAssign, { params: { number }, version, body: { assignee } })
  }
}

/** Hides the available codes, or restores them. No rule is asked, so none is copied here. */
export async function setStock(database: Database, isOut: boolean): Promise<void> {
  const away = sql<string>`'away:' || offer_id`
  const back = sql<string>`substring(offer_id from 6)`
  await database.transaction().execute(async (tx) => {
    // The database refuses moving a code to another prize, so its triggers are switched off here.
    await sql`set local session_replication_role = replica`.execute(tx)
    await tx
      .updateTable('codes')
      .set({ offer_id: isOut ? away : back })
      .where('state', '=', 'available')
      .where('offer_id', isOut ? 'not like' : 'like', 'away:%')
      .execute()
  })
}
