import { sql, type Selectable } from 'kysely'
import type { Person } from '../../../contract/session.ts'
import { viewList, type SavedView } from '../../../contract/views.ts'
import { viewChange, viewCreate, viewDelete, viewRestore } from '../../../contract/view-changes.ts'
import { ProblemError } from '../../http/problem.ts'
import { command, query, type Route } from '../../http/route.ts'
import type { Ports } from '../../ports.ts'
import type { Database, Tables, Transaction } from '../../storage/tables.ts'

/** Views a person keeps at most: more than anybody could tell apart. */
export const mostViews = 100

export function viewRoutes({ ids }: Pick<Ports, 'ids'>): Route[] {
  return [
    query(viewList, async ({ database, person }) => {
      const rows = await withOwner(database)
        .where('views.deleted_at', 'is', null)
        .where((view) => view.or([view('owner_id', '=', person.id), view('is_shared', '=', true)]))
        .orderBy(sql`lower(views.name)`)
        .orderBy('views.id')
        .execute()
      return rows.map((row) => present(row, person))
    }),

    command(viewCreate, async ({ tx, body, person, now }) => {
      const id = ids.next()
      await requireRoom(tx, person.id, { id, name: body.name })
      const { name, query, isShared } = body
      await tx
        .insertInto('views')
        .values({
          id,
          owner_id: person.id,
          name,
          query,
          is_shared: isShared,
          created_at: now,
          deleted_at: null,
        })
        .execute()
      return presentOne(tx, id, person)
    }),

    command(viewChange, async ({ tx, params, body: { name, query, isShared }, person }) => {
      const view = await getChangeable(tx, params.id, person)
      await requireRoom(tx, view.owner_id, { id: view.id, name })
      await tx
        .updateTable('views')
        .set({ name, query, is_shared: isShared })
        .where('id', '=', view.id)
        .execute()
      return presentOne(tx, view.id, person)
    }),

    command(viewDelete, async ({ tx, params, person, now }) => {
      const { id } = await getChangeable(tx, params.id, person)
      await tx.updateTable('views').set({ deleted_at: now }).where('id', '=', id).execute()
    }),

    command(viewRestore, async ({ tx, params, person }) => {
      const view = await getChangeable(tx, params.id, person, 'deleted')
      await requireRoom(tx, view.owner_id, view)
      await tx.updateTable('views').set({ deleted_at: null }).where('id', '=', view.id).execute()
      return presentOne(tx, view.id, person)
    }),
  ]
}

type ViewRow = Selectable<Tables['views']>

/** Its owner, and who oversees the desk where others use it too. */
function mayChange({ owner_id, is_shared }: ViewRow, person: Person): boolean {
  return owner_id === person.id || (is_shared && person.permissions.includes('claims.assign'))
}

/**
 * What somebody else keeps for themselves is not there for anybody but them.
 *
 * @throws {ProblemError} `not_found`, `not_permitted`
 */
async function getChangeable(
  tx: Transaction,
  id: string,
  person: Person,
  which: 'kept' | 'deleted' = 'kept',
): Promise<ViewRow> {
  const view = await tx
    .selectFrom('views')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', which === 'kept' ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!view || (view.owner_id !== person.id && !view.is_shared)) throw new ProblemError('not_found')
  if (!mayChange(view, person)) throw new ProblemError('not_permitted')
  return view
}

/**
 * Whoever's views these are is locked meanwhile: two at once cannot both take the last name.
 *
 * @throws {ProblemError} `view_exists`, `views_full`
 */
async function requireRoom(
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

async function presentOne(tx: Transaction, id: string, person: Person): Promise<SavedView> {
  return present(await withOwner(tx).where('views.id', '=', id).executeTakeFirstOrThrow(), person)
}

function present(view: ViewRow & { owner_name: string }, person: Person): SavedView {
  return {
    id: view.id,
    name: view.name,
    query: view.query,
    isShared: view.is_shared,
    owner: { id: view.owner_id, name: view.owner_name },
    isMine: view.owner_id === person.id,
    canChange: mayChange(view, person) && person.permissions.includes('claims.decide'),
  }
}
