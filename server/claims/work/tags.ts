import { sql } from 'kysely'
import type { UndoMark } from '../../../contract/history.ts'
import { mostTags, tagList } from '../../../contract/tags.ts'
import type { By } from '../../history/store.ts'
import { ProblemError } from '../../http/problem.ts'
import { query, type Route } from '../../http/route.ts'
import type { Transaction } from '../../storage/tables.ts'
import { takeStep } from '../step.ts'
import type { ClaimRow } from '../store.ts'

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

/** The tags after a change, sorted, each once. A tag that is both added and removed is removed. */
function tagsAfter(tags: string[], { add, remove }: TagChange): string[] {
  return [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag)).toSorted()
}

/**
 * Changes the tags of a locked claim.
 *
 * @returns its version now
 * @throws {ProblemError} `tags_full`
 */
export async function tagClaim(
  tx: Transaction,
  claim: ClaimRow,
  change: TagChange,
  by: By,
  more: UndoMark = {},
): Promise<number> {
  const tags = tagsAfter(claim.tags, change)
  const added = tags.filter((tag) => !claim.tags.includes(tag))
  const removed = claim.tags.filter((tag) => !tags.includes(tag))
  if (added.length + removed.length === 0) return claim.version
  if (tags.length > mostTags) throw new ProblemError('tags_full')
  const details = { added, removed, ...more }
  return takeStep(tx, claim, { kind: 'claim_tagged', by, changes: { tags }, details })
}
