import { sql } from 'kysely'
import { mostTags, tagList } from '../../../contract/tags.ts'
import { recordStep } from '../../history/store.ts'
import { ProblemError } from '../../http/problem.ts'
import { query, type Route } from '../../http/route.ts'
import type { Transaction } from '../../storage/tables.ts'
import type { Doing } from './assignment.ts'
import { findLease } from '../leases.ts'
import { advanceClaim, type ClaimRow } from '../store.ts'

export function tagRoutes(): Route[] {
  return [
    query(tagList, async ({ database }) => {
      const { rows } = await sql<{ tag: string; claims: number }>`
        select tag, count(*)::int as claims from claims, unnest(claims.tags) as tag
        where claims.tags <> '{}' group by tag order by tag
      `.execute(database)
      return rows
    }),
  ]
}

export interface TagChange {
  add: string[]
  remove: string[]
}

/** The tags after a change, in the order of the alphabet, each once. What is added and removed at once is removed. */
function tagsAfter(tags: string[], { add, remove }: TagChange): string[] {
  return [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag)).toSorted()
}

/**
 * Changes the tags of a locked claim. Nobody tags what a colleague is at: the new version would
 * take the decision out of their hands.
 *
 * @returns its version now
 * @throws {ProblemError} `claim_taken`, `tags_full`
 */
export async function tagClaim(
  tx: Transaction,
  claim: ClaimRow,
  change: TagChange,
  { staffId, at }: Doing,
): Promise<number> {
  const tags = tagsAfter(claim.tags, change)
  const added = tags.filter((tag) => !claim.tags.includes(tag))
  const removed = claim.tags.filter((tag) => !tags.includes(tag))
  if (added.length + removed.length === 0) return claim.version
  const lease = await findLease(tx, claim.id, at)
  if (lease && lease.staff_id !== staffId) {
    throw new ProblemError('claim_taken', { detail: `${lease.name} is at this claim.` })
  }
  if (tags.length > mostTags) throw new ProblemError('tags_full')
  const version = await advanceClaim(tx, claim, { tags })
  await recordStep(tx, {
    claimId: claim.id,
    version,
    attempt: claim.attempt,
    kind: 'claim_tagged',
    at,
    actor: { kind: 'staff', id: staffId },
    details: { added, removed },
  })
  return version
}
