import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Person } from '../../../contract/session.ts'
import { claimsFound, papersFound, papersFoundOneByOne } from '../../storage/like.ts'
import { termsOf } from '../../storage/search-text.ts'
import type { Database } from '../../storage/tables.ts'

/** A search, and what it looks in. */
export interface Search {
  typed: string
  in: 'claims' | 'papers' | 'codes'
  finds: RawBuilder<SqlBool>
}

type Searching = Pick<Person, 'permissions'>

/** Papers that are found before their claims are listed; a word of more is looked for claim by claim. */
const fewPapers = 5000

/** Claims looked for to find out whether there is any. */
const manyClaims = 1000

/** `…11BB`, `*11BB`, `last4: 11BB`, or as it is shown: `•••• 11BB`. */
const endOfCode = /^(?:last\s?4\s*:|[*•]+|\.{3,})\s*([!-~]{4})$/iu

/** `paper: 403-1234567`: on the papers, whatever else is found. */
const onPaper = /^papers?\s*:\s*(?=\S)/iu

/**
 * What a search finds for this person: claims by what lists show and members say; by what was read on
 * their papers if nobody is found by that, or if it says so; by the end of their code. Whoever may not
 * see either is told nothing of it, and finds by the rest of what they typed.
 */
export async function searchOf(
  database: Database,
  typed: string | undefined,
  { permissions }: Searching,
): Promise<Search | null> {
  if (!typed) return null
  const [, end] = endOfCode.exec(typed.normalize('NFKC')) ?? []
  if (end && permissions.includes('codes.read')) {
    return { typed, in: 'codes', finds: endingIn(end) }
  }
  const rest = typed.replace(onPaper, '')
  const inClaims: Search = { typed: rest, in: 'claims', finds: claimsFound(rest) }
  const isTelling = termsOf(rest)
    .flat(2)
    .some((pattern) => !pattern.startsWith('% '))
  if (!isTelling || !permissions.includes('evidence.read')) return inClaims
  if (rest === typed && (await isAny(database, rest))) return inClaims
  return { typed: rest, in: 'papers', finds: await paperHas(database, rest) }
}

/** A filter with what its search finds in place of what was typed. */
export async function withSearch<Filter extends { q?: string | undefined }>(
  database: Database,
  { q, ...filter }: Filter,
  person: Searching,
): Promise<Omit<Filter, 'q'> & { search: Search | null }> {
  return { ...filter, search: await searchOf(database, q, person) }
}

/**
 * Whether any claim has it. More than one are looked for: for a single row the database reads a whole
 * table from the front, hoping that it comes soon.
 */
async function isAny(database: Database, typed: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select count(*) > 0 as has
    from (select from claims where ${claimsFound(typed)} limit ${manyClaims}) as counted
  `.execute(database)
  return rows[0]?.has ?? false
}

/** The newest paper of its kind: what was asked for again is no longer looked at. */
export const isCurrent = sql<SqlBool>`not exists (
  select from documents as newer
  where newer.claim_id = documents.claim_id and newer.kind = documents.kind
    and newer.attempt > documents.attempt
)`

async function paperHas(database: Database, typed: string): Promise<RawBuilder<SqlBool>> {
  const { rows } = await sql<{ files: number; claims: string[] }>`
    with few as materialized (
      select sent_sha256 from paper_words where ${papersFound(typed)} limit ${fewPapers + 1}
    )
    select (select count(*)::int from few) as files, array(
      select distinct documents.claim_id from few join documents using (sent_sha256)
      where ${isCurrent} limit ${fewPapers + 1}
    ) as claims
  `.execute(database)
  const { files = 0, claims = [] } = rows[0] ?? {}
  if (files <= fewPapers && claims.length <= fewPapers) {
    return sql`claims.id = any(${claims}::uuid[])`
  }
  // Not to be joined: a list has its first claims sooner than all that have such a word are found.
  return sql`exists (
    select from documents join paper_words using (sent_sha256)
    where documents.claim_id = claims.id and ${papersFoundOneByOne(typed)} and ${isCurrent}
    offset 0
  )`
}

/** Of the codes that members were given; one that is only reserved is shown nowhere either. */
const endingIn = (end: string): RawBuilder<SqlBool> => sql`claims.id in (
  select codes.claim_id from codes
  where codes.last4 = ${end.toUpperCase()} and codes.claim_id is not null
    and codes.state <> 'reserved'
)`
