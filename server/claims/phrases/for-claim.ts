import { sql } from 'kysely'
import type { FilledPhrase, Phrase } from '../../../contract/phrases.ts'
import type { Reason } from '../../../contract/reasons.ts'
import type { Language } from '../../../contract/schema.ts'
import { addDays, localDateAt } from '../../clocks/rules.ts'
import { listReasons } from '../../promotions/reasons.ts'
import type { Database } from '../../storage/tables.ts'
import { doReasonsFit } from '../rules.ts'
import type { ClaimFile } from '../store.ts'
import { fill, valuesOf } from './fill.ts'

/** Phrases as they read for a claim: first those in its language, then by name as they came. */
export async function filledFor(
  database: Database,
  file: ClaimFile,
  phrases: Phrase[],
  now: Date,
): Promise<FilledPhrase[]> {
  const { language } = file.promotion.terms
  const reasons = await listReasons(database)
  const used = await tagsInUse(
    database,
    phrases.flatMap(({ macro }) => macro?.tag ?? []),
  )
  const today = localDateAt(now, file.attempt.zone)
  const isForeign = (one: Phrase) => Number(one.language !== null && one.language !== language)
  return phrases
    .toSorted((a, b) => isForeign(a) - isForeign(b))
    .map(({ id, name, language: of, isShared, macro, text }) => ({
      id,
      name,
      language: of,
      isShared,
      macro,
      ...filledText(text, file, of ?? language),
      goneReasons: goneReasons(macro, reasons),
      isTagUnused: macro !== null && macro.tag !== null && !used.has(macro.tag),
      holdUntil: macro?.hold ? addDays(today, macro.hold.days) : null,
    }))
}

function filledText(text: string | null, file: ClaimFile, language: Language) {
  return text === null ? { text, missing: [] } : fill(text, valuesOf(file, language))
}

/** Each is asked whether it still fits, because its place of the fix may have changed. */
function goneReasons(macro: Phrase['macro'], catalogue: Reason[]): string[] {
  const { decision } = macro ?? {}
  if (!decision) return []
  return decision.reasons.filter((id) => {
    const reason = catalogue.find((one) => one.id === id)
    return !reason || !doReasonsFit(decision.kind, [reason])
  })
}

/**
 * Asks about each tag by its index: counting all tags would read every claim that has one, and for
 * a single row the database reads a whole table from the front.
 */
async function tagsInUse(database: Database, tags: string[]): Promise<Set<string>> {
  if (tags.length === 0) return new Set()
  const { rows } = await sql<{ tag: string }>`
    select wanted.tag from unnest(array[${sql.join([...new Set(tags)])}]::text[]) as wanted (tag)
    where (
      select count(*) from (
        select from claims where claims.tags @> array[wanted.tag] limit 1000
      ) as having_it
    ) > 0
  `.execute(database)
  return new Set(rows.map(({ tag }) => tag))
}
