import { sql } from 'kysely'
import type { EvidenceKind } from '../../../contract/evidence.ts'
import type { FoundIn } from '../../../contract/queue.ts'
import { papersFoundOneByOne } from '../../storage/like.ts'
import {
  foundIn,
  searchMoreOf,
  type Searchable,
  type SearchableMore,
} from '../../storage/search-text.ts'
import type { Database } from '../../storage/tables.ts'
import { isCurrent, type Search } from './search.ts'

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
  search: Search | null,
  claims: readonly (Searchable & { id: string; product_name: string })[],
): Promise<Map<string, FoundIn[]>> {
  if (!search) return new Map()
  const { typed } = search
  const ids = claims.map(({ id }) => id)
  if (search.in === 'codes') return new Map(ids.map((id) => [id, ['code']]))
  if (search.in === 'papers') return papersOf(database, typed, ids)
  const more = await moreOf(database, ids)
  return new Map(
    claims.map((claim) => {
      const its = more.get(claim.id)
      return [claim.id, its ? foundIn(typed, claim, its) : []]
    }),
  )
}

/** On which papers of these claims it stands. */
async function papersOf(
  database: Database,
  typed: string,
  ids: string[],
): Promise<Map<string, FoundIn[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; kinds: EvidenceKind[] }>`
    select documents.claim_id as id, array_agg(documents.kind order by documents.kind) as kinds
    from documents join paper_words using (sent_sha256)
    where documents.claim_id = any(${ids}::uuid[]) and ${papersFoundOneByOne(typed)} and ${isCurrent}
    group by 1
  `.execute(database)
  return new Map(rows.map(({ id, kinds }) => [id, kinds]))
}
