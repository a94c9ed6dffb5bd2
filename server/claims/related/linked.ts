import { sql } from 'kysely'
import type { LinkedClaim, SharedTie } from '../../../contract/claim-work.ts'
import { evidenceKinds } from '../../../contract/evidence.ts'
import { claimTies } from '../../../contract/ties.ts'
import type { Database } from '../../storage/tables.ts'
import { factTies, lookedAt, sharing } from '../checks/sharing.ts'
import type { ClaimFile, ClaimRow } from '../store.ts'
import type { Named } from './named.ts'

/** Most claims that are listed besides the ones that checks name, which are few. */
const atMost = 100

/**
 * Other claims, in any promotion and state, that the checks name or that share something with this
 * one, each with everything it shares; those that are named first.
 *
 * @param blind ids of claims of which the reader must not know the state
 */
export async function listLinked(
  database: Database,
  file: ClaimFile,
  named: Map<string, Named>,
  blind: Set<string>,
): Promise<LinkedClaim[]> {
  const rows = await loadLinked(database, file, [...named.keys()])
  return rows.map(({ id, state, submitted_at, by, ...row }) => {
    const told = named.get(row.number)
    return {
      ...row,
      state: blind.has(id) ? null : state,
      submittedAt: submitted_at.toISOString(),
      by: inOrder([...(told?.by ?? []), ...by]),
      checks: told?.checks ?? [],
    }
  })
}

interface LinkedRow extends Pick<ClaimRow, 'id' | 'number' | 'state' | 'submitted_at' | 'email'> {
  promotion: string
  memberName: string
  productName: string
  serialNumber: string
  by: SharedTie[]
}

async function loadLinked(
  database: Database,
  file: ClaimFile,
  named: string[],
): Promise<LinkedRow[]> {
  const { rows } = await sql<LinkedRow>`
    with tied (id, tie, document) as (
      select id, tie, null::text from ${sharing(file, factTies)} as facts
      union all (select other.claim_id, 'same_file', other.kind
        from documents mine join documents other using (sent_sha256, kind)
        where mine.claim_id = ${file.claim.id} limit ${sql.lit(lookedAt)})
      union all select id, null, null from claims
        where number in (select jsonb_array_elements_text(${JSON.stringify(named)}::jsonb))
    ), linked as (
      select id, bool_or(tie is null) as is_named,
        coalesce(
          jsonb_agg(jsonb_build_object('tie', tie, 'document', document)) filter (where tie is not null),
          '[]'
        ) as by
      from tied where id <> ${file.claim.id} group by id
    )
    select claims.id, claims.number, claims.state, claims.submitted_at, claims.email,
      promotions.name as promotion, claims.member_name as "memberName",
      claims.product_name as "productName", claims.serial_number as "serialNumber", linked.by
    from linked
    join claims using (id)
    join promotions on promotions.id = claims.promotion_id
    order by linked.is_named desc, claims.first_submitted_at desc, claims.id
    limit ${sql.lit(atMost + named.length)}
  `.execute(database)
  return rows
}

/** Each once, in the order of the contract. */
function inOrder(ties: SharedTie[]): SharedTie[] {
  return claimTies.flatMap((tie) =>
    [...evidenceKinds, null].flatMap((document) =>
      ties.some((one) => one.tie === tie && one.document === document) ? { tie, document } : [],
    ),
  )
}
