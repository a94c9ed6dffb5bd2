import { sql } from 'kysely'
import type { PaperTie } from '../../contract/ties.ts'
import type { Database } from '../storage/tables.ts'
import { apartBy } from './invoice-number.ts'
import { likenessOf, mostBits, type Likely } from './likeness.ts'
import { fingerprintsOf, lookupKeysOf, type LookupKey } from './lookup-keys.ts'
import type { ReadingRow } from './reading-store.ts'

/**
 * A lookup key that more documents share identifies none of them, such as a shop's phone number.
 */
const commonFrom = 40

/** Most documents that are compared one by one. */
const mostCompared = 80

/** In what way two files are, or may be, the same paper. */
interface AlikeBy {
  /** By bytes, amounts or appearance; `null` if none of them matches. */
  how: Exclude<PaperTie, 'same_number'> | null
  /** Whether the invoice numbers match, which only counts at the same shop. */
  isSameNumber: boolean
}

/** Another file that is, or may be, the same paper. */
interface Alike extends AlikeBy {
  sentSha256: string
}

/** What two files are compared by. */
interface Paper extends Likely {
  /** Its invoice numbers. */
  invoices: string[]
}

export function alikeBy(own: Paper, other: Paper): AlikeBy {
  const how = likenessOf(own, other)
  const isSameNumber = own.invoices.some((number) => other.invoices.includes(number))
  if (how === null || how === 'same_file' || isSameNumber) return { how, isSameNumber }
  const apart = apartBy(own.invoices, other.invoices)
  const told = { unknown: how, little: 'same_picture', much: null } as const
  return { how: told[apart], isSameNumber }
}

/** How two papers match, given the shops of their claims. */
export const paperTieOf = ({ how, isSameNumber }: AlikeBy, isSameStore: boolean): PaperTie | null =>
  how !== 'same_file' && isSameNumber && isSameStore ? 'same_number' : how

/** Files similar to this one, by exact lookups in an index, whatever the number of claims. */
export async function findAlike(database: Database, reading: ReadingRow): Promise<Alike[]> {
  const marks = lookupKeysOf(reading.pages ?? [])
  const byMarks = await sharedMarks(database, marks)
  const byLooks = await alikeLooks(database, reading.pages?.[0]?.hashes ?? [])
  const files = [...new Set([...byMarks, ...byLooks])]
    .filter((file) => file !== reading.sent_sha256)
    .slice(0, mostCompared)
  const own = paperOf(reading)
  const others = (await loadPapers(database, files)).flatMap((other): Alike[] => {
    const alike = alikeBy(own, other)
    const isAlike = alike.how !== null || alike.isSameNumber
    return isAlike ? [{ sentSha256: other.sentSha256, ...alike }] : []
  })
  return [
    { sentSha256: reading.sent_sha256, how: 'same_file', isSameNumber: own.invoices.length > 0 },
    ...others,
  ]
}

/** Files that share lookup keys with these: same invoice number first, then most keys in common. */
async function sharedMarks(database: Database, marks: LookupKey[]): Promise<string[]> {
  if (marks.length === 0) return []
  const { rows } = await sql<{ kind: string; value: string; sent_sha256: string }>`
    select mark.kind, mark.value, other.sent_sha256
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as mark (kind text, value text)
    cross join lateral (
      select sent_sha256 from reading_marks
      where reading_marks.kind = mark.kind and reading_marks.value = mark.value
      limit ${sql.lit(commonFrom + 1)}
    ) as other
  `.execute(database)
  const byMark = Map.groupBy(rows, ({ kind, value }) => `${kind} ${value}`)
  const rare = [...byMark.values()].filter((others) => others.length <= commonFrom).flat()
  const weights = new Map<string, number>()
  for (const { kind, sent_sha256: file } of rare) {
    weights.set(file, (weights.get(file) ?? 0) + (kind === 'invoice' ? marks.length : 1))
  }
  return [...weights].toSorted((a, b) => b[1] - a[1]).map(([file]) => file)
}

/** Most index entries examined for one quarter of one rotation: all blank pages share theirs. */
const mostLooks = 2000

/** Files whose first page looks like this one's in any rotation; most similar first. */
async function alikeLooks(database: Database, turns: string[]): Promise<string[]> {
  if (turns.length === 0) return []
  const looks = turns.flatMap(fingerprintsOf)
  const { rows } = await sql<{ sent_sha256: string }>`
    select other.sent_sha256
    from jsonb_to_recordset(${JSON.stringify(looks)}::jsonb)
      as wanted (part smallint, quarter int, look bigint)
    cross join lateral (
      select look, sent_sha256 from reading_looks
      where reading_looks.part = wanted.part and reading_looks.quarter = wanted.quarter
      limit ${sql.lit(mostLooks)}
    ) as other
    where bit_count((other.look # wanted.look)::bit(64)) <= ${sql.lit(mostBits)}
    group by other.sent_sha256
    order by min(bit_count((other.look # wanted.look)::bit(64)))
    limit ${sql.lit(mostCompared)}
  `.execute(database)
  return rows.map(({ sent_sha256 }) => sent_sha256)
}

/** The invoice numbers of each file, where they were read. */
async function invoiceNumbersOf(database: Database, files: string[]) {
  if (files.length === 0) return new Map<string, string[]>()
  const rows = await database
    .selectFrom('reading_marks')
    .select(['sent_sha256', 'value'])
    .where('kind', '=', 'invoice')
    .where('sent_sha256', 'in', files)
    .execute()
  const byFile = Map.groupBy(rows, ({ sent_sha256 }) => sent_sha256)
  return new Map([...byFile].map(([file, found]) => [file, found.map(({ value }) => value)]))
}

async function loadPapers(database: Database, files: string[]): Promise<Paper[]> {
  if (files.length === 0) return []
  const invoices = await invoiceNumbersOf(database, files)
  const rows = await database
    .selectFrom('readings')
    .distinctOn('sent_sha256')
    .select(['sent_sha256', 'numbers', sql<string[] | null>`pages->0->'hashes'`.as('hashes')])
    .where('sent_sha256', 'in', files)
    .where('state', '=', 'read')
    .orderBy('sent_sha256')
    .orderBy('queued_at', 'desc')
    .execute()
  return rows.map(({ sent_sha256: sentSha256, numbers, hashes }) => ({
    sentSha256,
    numbers: numbers ?? [],
    hashes: hashes ?? [],
    invoices: invoices.get(sentSha256) ?? [],
  }))
}

export const paperOf = ({ sent_sha256: sentSha256, pages, numbers }: ReadingRow): Paper => ({
  sentSha256,
  numbers: numbers ?? [],
  hashes: pages?.[0]?.hashes ?? [],
  invoices: lookupKeysOf(pages ?? []).flatMap(({ kind, value }) =>
    kind === 'invoice' ? value : [],
  ),
})
