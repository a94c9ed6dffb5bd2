import { sql, type Insertable, type Selectable } from 'kysely'
import type { Phrase, PhraseContent } from '../../../contract/phrases.ts'
import type { Person } from '../../../contract/session.ts'
import { ProblemError } from '../../http/problem.ts'
import { oneAtATime } from '../../storage/one-at-a-time.ts'
import type { Database, Tables, Transaction } from '../../storage/tables.ts'
import { changeRefused, mostOwn, mostShared } from './phrase-rules.ts'

type PhraseRow = Selectable<Tables['phrases']>

/** What a person keeps and what the desk shares, by name. */
export async function listPhrases(database: Database, person: Person): Promise<Phrase[]> {
  const rows = await withAuthor(database)
    .where((phrase) =>
      phrase.or([phrase('author_id', '=', person.id), phrase('is_shared', '=', true)]),
    )
    .orderBy(sql`lower(phrases.name)`)
    .orderBy('phrases.id')
    .execute()
  return rows.map((row) => present(row, person))
}

export async function readPhrase(database: Database, id: string, person: Person): Promise<Phrase> {
  const row = await withAuthor(database).where('phrases.id', '=', id).executeTakeFirstOrThrow()
  return present(row, person)
}

/** @throws {ProblemError} `not_found` */
export async function lockPhrase(tx: Transaction, id: string): Promise<PhraseRow> {
  const phrase = await tx
    .selectFrom('phrases')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!phrase) throw new ProblemError('not_found')
  return phrase
}

/** The columns of what was typed. */
export const columnsOf = ({ isShared, macro, ...said }: PhraseContent) => ({
  ...said,
  is_shared: isShared,
  macro: macro && JSON.stringify(macro),
})

export async function addPhrase(
  tx: Transaction,
  phrase: Insertable<Tables['phrases']>,
): Promise<void> {
  await tx.insertInto('phrases').values(phrase).execute()
}

export async function setPhrase(
  tx: Transaction,
  id: string,
  content: PhraseContent,
): Promise<void> {
  await tx.updateTable('phrases').set(columnsOf(content)).where('id', '=', id).execute()
}

export async function deletePhrase(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('phrases').where('id', '=', id).execute()
}

/**
 * Names are unique for each language among a person's own phrases, and among the shared ones.
 *
 * @throws {ProblemError} `phrase_exists`, `phrases_full`
 */
export async function requireRoom(
  tx: Transaction,
  authorId: string,
  { id, name, language, isShared }: Pick<Phrase, 'id' | 'name' | 'language' | 'isShared'>,
): Promise<void> {
  await oneAtATime(tx, isShared ? 'shared phrases' : `phrases of ${authorId}`)
  const others = await tx
    .selectFrom('phrases')
    .select(
      sql<boolean>`lower(name) = lower(${name}) and language is not distinct from ${language}`.as(
        'has_name',
      ),
    )
    .where('is_shared', '=', isShared)
    .$if(!isShared, (own) => own.where('author_id', '=', authorId))
    .where('id', '<>', id)
    .execute()
  if (others.some(({ has_name }) => has_name)) throw new ProblemError('phrase_exists')
  if (others.length >= (isShared ? mostShared : mostOwn)) throw new ProblemError('phrases_full')
}

const withAuthor = (database: Database) =>
  database
    .selectFrom('phrases')
    .innerJoin('staff', 'staff.id', 'phrases.author_id')
    .selectAll('phrases')
    .select('staff.name as author_name')

const present = (row: PhraseRow & { author_name: string }, person: Person): Phrase => ({
  id: row.id,
  name: row.name,
  language: row.language,
  text: row.text,
  macro: row.macro,
  isShared: row.is_shared,
  author: { id: row.author_id, name: row.author_name },
  isMine: row.author_id === person.id,
  canChange: changeRefused(row, person) === null,
})
