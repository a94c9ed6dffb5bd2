import type { Permission } from '../../contract/access.ts'
import type { Person } from '../../contract/session.ts'
import {
  signOffConfirm,
  signOffList,
  signOffRefuse,
  type SignOff,
  type SignOffAlarm,
  type SignOffKind,
} from '../../contract/sign-offs.ts'
import { byPerson, type ByPerson } from '../history/store.ts'
import { lacking } from '../http/permission.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import { command, query, type Route } from '../http/route.ts'
import { oneAtATime } from '../storage/one-at-a-time.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { requireSecondPerson } from './second-person.ts'
import { listSignOffs, type Permissions } from './list.ts'
import { closeSignOff, refuseTooMany, type SignOffRow } from './store.ts'

/** A link that has to be handed over by hand, as there is no mail server. */
export interface ShownLink {
  path: string
  expiresAt: string
}

/** What happens when a kind of sign-off is decided; every room brings its own. */
export interface SignOffAct {
  kind: SignOffKind
  /** Who may sign it off or refuse it. */
  sign: Permission
  /** Who may see it. */
  see: Permission
  /** What its sign-off is always noted with. */
  alarms?: SignOffAlarm[]
  /** Locks what it is about, before the sign-off itself: in the same order as whoever asks. */
  hold(tx: Transaction, row: SignOffRow): Promise<unknown>
  /** @throws {ProblemError} `sign_off_stale` when it does not stand as it did when it was asked for */
  perform(tx: Transaction, row: SignOffRow, by: ByPerson): Promise<ShownLink | null>
  /** What the history says of a refusal. */
  refused?(tx: Transaction, row: SignOffRow, by: ByPerson, because: string): Promise<void>
}

export function signOffRoutes(acts: SignOffAct[]): Route[] {
  const actOf = (kind: SignOffKind) => acts.find((act) => act.kind === kind) ?? unknownKind(kind)
  const permissions = Object.fromEntries(
    acts.map(({ kind, sign, see }) => [kind, { sign, see }]),
  ) as Permissions

  const present = async (tx: Database, id: string, person: Person): Promise<SignOff> => {
    const [one] = await listSignOffs(tx, permissions, person, { id, limit: 1 })
    if (!one) throw new ProblemError('not_found')
    return one
  }

  return [
    query(signOffList, async ({ database, query, person }) =>
      listSignOffs(database, permissions, person, query),
    ),

    command(signOffConfirm, async ({ tx, params, person, now }) => {
      const row = await lockOpen(tx, actOf, params.id, person)
      const act = actOf(row.kind)
      requireAllowed(lacking(person, act.sign))
      if (row.subject === person.id) throw new ProblemError('second_person_needed')
      await oneAtATime(tx, `sign-offs of ${person.id}`)
      const by = byPerson(person, now)
      const standing = await requireSecondPerson(tx, row.asked_by, by)
      await refuseTooMany(tx, 'decided', row.kind, by)
      const isNew = standing === 'new_desk'
      const alarms: SignOffAlarm[] = [
        ...(act.alarms ?? []),
        ...(isNew ? ['new_account' as const] : []),
      ]
      await closeSignOff(tx, row, { state: 'confirmed', by, alarms })
      const link = await act.perform(tx, row, by)
      return { signOff: await present(tx, row.id, person), link }
    }),

    command(signOffRefuse, async ({ tx, params, body, person, now }) => {
      const row = await lockOpen(tx, actOf, params.id, person)
      const act = actOf(row.kind)
      const isOwn = row.asked_by === person.id
      if (!isOwn) requireAllowed(lacking(person, act.sign))
      const { because } = body
      const state = isOwn ? 'withdrawn' : 'refused'
      const by = byPerson(person, now)
      await closeSignOff(tx, row, { state, by, because })
      await act.refused?.(tx, row, by, because)
      return present(tx, row.id, person)
    }),
  ]
}

/**
 * The sign-off, locked after what it is about.
 *
 * @throws {ProblemError} `not_found` also for what this person may not see; `sign_off_decided`
 */
async function lockOpen(
  tx: Transaction,
  actOf: (kind: SignOffKind) => SignOffAct,
  id: string,
  person: Person,
): Promise<SignOffRow> {
  const found = await tx.selectFrom('sign_offs').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found || !person.permissions.includes(actOf(found.kind).see)) {
    throw new ProblemError('not_found')
  }
  await actOf(found.kind).hold(tx, found)
  const row = await tx
    .selectFrom('sign_offs')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (row.state !== 'asked') throw new ProblemError('sign_off_decided')
  return row
}

function unknownKind(kind: SignOffKind): never {
  throw new Error(`Nothing is done for sign-offs of the kind ${kind}`)
}
