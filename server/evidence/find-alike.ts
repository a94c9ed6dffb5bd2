import { sql } from 'kysely'
import type { Database } from '../storage/tables.ts'
import { apartBy } from './invoice-number.ts'
import { likenessOf, type Likeness, type Likely } from './likeness.ts'
import { marksToFind, type Mark } from './marks.ts'
import type { ReadingRow } from './reading-store.ts'

/** Documents that share a mark, beyond which it is nothing to tell them by: a shop's phone number. */
const commonFrom = 40

/** Documents that are compared one by one. */
const mostCompared = 80

/** Another file that is, or may be, the same paper; `same_number`: the invoices call themselves alike. */
export interface Alike {
  sentSha256: string
  how: Likeness | 'same_number'
}

/** Files like this one, by exact look-ups in an index, whatever the number of claims. */
export async function findAlike(database: Database, reading: ReadingRow): Promise<Alike[]> {
  const marks = reading.pages ? marksToFind(reading.pages) : []
  const shared = await sharedMarks(database, marks)
  const files = [...new Set(shared.map(({ sent_sha256 }) => sent_sha256))]
    .filter((file) => file !== reading.sent_sha256)
    .slice(0, mostCompared)
  const sameNumber = new Set(
    shared.filter(({ kind }) => kind === 'invoice').map(({ sent_sha256 }) => sent_sha256),
  )
  const own = likelyOf(reading)
  const ownNumbers = marks.filter(({ kind }) => kind === 'invoice').map(({ value }) => value)
  const numbersOfFile = await invoiceNumbersOf(database, files)
  const others = (await loadLikely(database, files)).flatMap((other): Alike[] => {
    const { sentSha256 } = other
    if (sameNumber.has(sentSha256)) {
      return [{ sentSha256, how: likenessOf(own, other) ?? 'same_number' }]
    }
    const how = likenessOf(own, other)
    if (how === null) return []
    switch (apartBy(ownNumbers, numbersOfFile.get(sentSha256) ?? [])) {
      case 'unknown':
        return [{ sentSha256, how }]
      case 'little':
        return [{ sentSha256, how: 'same_picture' }]
      case 'much':
        return []
    }
  })
  return [{ sentSha256: reading.sent_sha256, how: 'same_file' }, ...others]
}

async function sharedMarks(database: Database, marks: Mark[]) {
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
  return [...byMark.values()].filter((others) => others.length <= commonFrom).flat()
}

/** What each file calls itself, where that was read. */
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

async function loadLikely(database: Database, files: string[]): Promise<Likely[]> {
  if (files.length === 0) return []
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
  }))
}

const likelyOf = ({ sent_sha256: sentSha256, pages, numbers }: ReadingRow): Likely => ({
  sentSha256,
  numbers: numbers ?? [],
  hashes: pages?.[0]?.hashes ?? [],
})
