import type { FoundIn } from '../../../contract/queue.ts'
import {
  foundIn,
  searchMoreOf,
  type Searchable,
  type SearchableMore,
} from '../../storage/search-text.ts'
import type { Database } from '../../storage/tables.ts'

/** What the claims are found by, other than the columns of their rows, by their id. */
async function moreOf(
  database: Database,
  claimIds: string[],
): Promise<Map<string, SearchableMore>> {
  if (claimIds.length === 0) return new Map()
  const rows = await database
    .selectFrom('claims')
    .innerJoin('attempts', (join) =>
      join
        .onRef('attempts.claim_id', '=', 'claims.id')
        .onRef('attempts.number', '=', 'claims.attempt'),
    )
    .leftJoin('shipments', 'shipments.claim_id', 'claims.id')
    .select(['claims.id', 'attempts.facts'])
    .select(['shipments.recipient', 'shipments.tracking_numbers', 'shipments.earlier_parcels'])
    .where('claims.id', 'in', claimIds)
    .execute()
  return new Map(
    rows.map(({ id, facts, recipient, tracking_numbers, earlier_parcels }) => [
      id,
      {
        facts,
        parcel: recipient && {
          recipient,
          trackingNumbers: [
            ...(tracking_numbers ?? []),
            ...(earlier_parcels ?? []).flatMap(({ trackingNumbers }) => trackingNumbers),
          ],
        },
      },
    ]),
  )
}

/** What `claims.search_more` is to hold now that its parcel changed. */
export async function searchMoreNow(database: Database, claimId: string): Promise<string> {
  const more = (await moreOf(database, [claimId])).get(claimId)
  if (!more) throw new Error(`No attempt of the claim ${claimId}`)
  return searchMoreOf(more)
}

/** Where each claim of a page was found, by its id; nowhere without a search. */
export async function foundInOf(
  database: Database,
  typed: string | undefined,
  claims: readonly (Searchable & { id: string; product_name: string })[],
): Promise<Map<string, FoundIn[]>> {
  if (!typed) return new Map()
  const ids = claims.map(({ id }) => id)
  const more = await moreOf(database, ids)
  return new Map(
    claims.map((claim) => {
      const its = more.get(claim.id)
      return [claim.id, its ? foundIn(typed, claim, its) : []]
    }),
  )
}
