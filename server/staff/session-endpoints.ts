import type { Session } from '../../contract/session.ts'
import { personaTake, sessionEnd, sessionRead, sessionStart } from '../../contract/session.ts'
import { welcomeAccept, welcomeRead } from '../../contract/staff.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import { reading, type Route } from '../http/route.ts'
import { PasswordsBusy, type Ports } from '../ports.ts'
import { findLink, spendLink } from './links.ts'
import { endSessionsOf } from './sessions.ts'
import { addStaff, findByEmail, findPerson, setPassword } from './store.ts'
import { forgiveTry, takeBackTry, takeTry, tryOf } from './throttle.ts'
import { passwordFault } from './password-rules.ts'

type Needs = Pick<Ports, 'database' | 'identity' | 'passwords' | 'ids' | 'clock'>

/** Signing in and out. None of these runs in one transaction: a failure must leave its count. */
export function sessionRoutes({ database, identity, passwords, ids, clock }: Needs): Route[] {
  async function sessionOf(staffId: string | null): Promise<Session> {
    return {
      person: staffId ? await findPerson(database, staffId) : null,
      ...(identity.personas ? { personas: await identity.personas() } : {}),
      now: clock.now().toISOString(),
    }
  }

  async function begin(staffId: string, request: Request, reply: Headers): Promise<Session> {
    for (const [name, value] of await identity.begin(staffId, request)) reply.append(name, value)
    return sessionOf(staffId)
  }

  return [
    reading(sessionRead, async ({ request }) => {
      const person = await identity.identify(request)
      return sessionOf(person?.id ?? null)
    }),

    reading(sessionStart, async ({ body, request, reply, now }) => {
      const thisTry = await tryOf(request, body.email, now)
      await takeTry(database, thisTry, now)

      const account = await findByEmail(database, body.email)
      // Verified also without an account, so that the time taken says nothing about who has one.
      const isRight = await passwords
        .verify(body.password, account?.password_hash ?? null)
        .catch(async (error: unknown) => {
          await takeBackTry(database, thisTry)
          throw busyProblem(error)
        })
      if (!account || !isRight || account.is_disabled) throw new ProblemError('wrong_credentials')
      await forgiveTry(database, thisTry)
      return begin(account.id, request, reply)
    }),

    reading(sessionEnd, async ({ request, reply }) => {
      // Evidence that was looked at lies on this browser's disk for whoever sits down next.
      reply.set('clear-site-data', '"cache"')
      for (const [name, value] of await identity.end(request)) reply.append(name, value)
    }),

    reading(personaTake, async ({ body, request, reply }) => {
      const personas = (await identity.personas?.()) ?? []
      if (!personas.some(({ id }) => id === body.persona)) throw new ProblemError('not_found')
      return begin(body.persona, request, reply)
    }),

    reading(welcomeRead, async ({ body, now }) => {
      const link = await findLink(database, body.token, now)
      if (!link) throw new ProblemError('link_used_up')
      return { purpose: link.purpose, name: link.name, email: link.email }
    }),

    reading(welcomeAccept, async ({ body, request, reply, now }) => {
      const link = await findLink(database, body.token, now)
      if (!link) throw new ProblemError('link_used_up')
      const name = link.name ?? body.name
      const email = link.email ?? body.email
      const faults = [
        ...(name ? [] : [{ field: 'name', code: 'required', message: 'is missing' }]),
        ...(email ? [] : [{ field: 'email', code: 'required', message: 'is missing' }]),
        ...passwordFault(body.password, [name, email]),
      ]
      if (!name || !email || faults.length > 0) throw invalidInput(faults)

      const hash = await passwords.hash(body.password).catch((error: unknown) => {
        throw busyProblem(error)
      })
      const staffId = link.staff_id ?? ids.next()
      await database.transaction().execute(async (tx) => {
        if (!(await spendLink(tx, link.token_hash, now))) throw new ProblemError('link_used_up')
        if (link.staff_id) {
          await setPassword(tx, staffId, hash)
          // Whoever knew the old password may be signed in with it.
          await endSessionsOf(tx, staffId, now)
          return
        }
        const administrator = { id: staffId, name, email, roles: ['administrator' as const] }
        if (!(await addStaff(tx, { ...administrator, passwordHash: hash, at: now }))) {
          throw invalidInput([{ field: 'email', code: 'taken', message: 'belongs to an account' }])
        }
      })
      return begin(staffId, request, reply)
    }),
  ]
}

/** Hashing is the one slow thing that strangers can ask for: more of it is refused, not queued. */
const busyProblem = (error: unknown) =>
  error instanceof PasswordsBusy
    ? new ProblemError('too_many_attempts', { retryAfterSeconds: 2 })
    : error
