import { sql, type Selectable, type Updateable } from 'kysely'
import type { Person } from '../../../contract/session.ts'
import type { SavedView } from '../../../contract/views.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Database, Tables, Transaction } from '../../storage/tables.ts'
import { changeRefused, mostViews } from './view-rules.ts'

type ViewRow = Selectable<Tables['views']>

/** Whatever a person keeps, and what others share, by name. */
export async function listViews(database: Database, person: Person): Promise<SavedView[]> {
  const rows = await withOwner(database)
    .where('views.deleted_at', 'is', null)
    .where((view) => view.or([view('owner_id', '=', person.id), view('is_shared', '=', true)]))
    .orderBy(sql`lower(views.name)`)
    .orderBy('views.id')
    .execute()
  return rows.map((row) => present(row, person))
}

export async function readView(database: Database, id: string, person: Person): Promise<SavedView> {
  const row = await withOwner(database).where('views.id', '=', id).executeTakeFirstOrThrow()
  return present(row, person)
}

/** @throws {ProblemError} `not_found` */
export async function lockView(
  tx: Transaction,
  id: string,
  which: 'kept' | 'deleted',
): Promise<ViewRow> {
  const view = await tx
    .selectFrom('views')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', which === 'kept' ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!view) throw new ProblemError('not_found')
  return view
}

export async function addView(
  tx: Transaction,
  view: Pick<SavedView, 'id' | 'name' | 'query' | 'isShared'> & { ownerId: string; at: Date },
): Promise<void> {
  const { id, name, query, isShared, ownerId, at } = view
  const kept = { owner_id: ownerId, is_shared: isShared, created_at: at, deleted_at: null }
  await tx
    .insertInto('views')
    .values({ id, name, query, ...kept })
    .execute()
}

export async function setView(
  tx: Transaction,
  id: string,
  changes: Updateable<Tables['views']>,
): Promise<void> {
  await tx.updateTable('views').set(changes).where('id', '=', id).execute()
}

/**
 * Whoever's views these are is locked meanwhile: two at once cannot both take the last name.
 *
 * @throws {ProblemError} `view_exists`, `views_full`
 */
export async function requireRoom(
  tx: Transaction,
  ownerId: string,
  { id, name }: Pick<ViewRow, 'id' | 'name'>,
): Promise<void> {
  await tx.selectFrom('staff').select('id').where('id', '=', ownerId).forUpdate().execute()
  const others = await tx
    .selectFrom('views')
    .select(sql<boolean>`lower(name) = lower(${name})`.as('has_name'))
    .where('owner_id', '=', ownerId)
    .where('id', '<>', id)
    .where('deleted_at', 'is', null)
    .execute()
  if (others.some(({ has_name }) => has_name)) throw new ProblemError('view_exists')
  if (others.length >= mostViews) throw new ProblemError('views_full')
}

const withOwner = (database: Database) =>
  database
    .selectFrom('views')
    .innerJoin('staff', 'staff.id', 'views.owner_id')
    .selectAll('views')
    .select('staff.name as owner_name')

const present = (view: ViewRow & { owner_name: string }, person: Person): SavedView => ({
  id: view.id,
  name: view.name,
  query: view.query,
  isShared: view.is_shared,
  owner: { id: view.owner_id, name: view.owner_name },
  isMine: view.owner_id === person.id,
  canChange: changeRefused(view, person) === null,
})
