import type { Fault } from '../../contract/faults.ts'
import type { ProblemId } from '../../contract/problems.ts'
import type { Session } from '../../contract/session.ts'
import { sessionRead } from '../../contract/session.ts'
import { personaTake, sessionEnd, sessionStart } from '../../contract/sign-in.ts'
import { welcomeAccept, welcomeRead } from '../../contract/staff.ts'
import { clientAddress } from '../http/client-address.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import { query, type Route } from '../http/route.ts'
import { PasswordsBusy, type Ports } from '../ports.ts'
import type { Transaction } from '../storage/tables.ts'
import { findLink, spendLink } from './links.ts'
import { loadPreferences } from './preferences.ts'
import { forgetDevicesOf, knownBy, rememberDevice } from './known-devices.ts'
import { endSessionsOf, hasSessionCookie } from './sessions.ts'
import { addStaff, findByEmail, findPerson, lockAccount, setPassword } from './store.ts'
import { forgiveTry, takeBackTry, takeTry, tryOf } from './throttle.ts'
import { passwordFault } from './password-rules.ts'

type Needs = Pick<Ports, 'database' | 'identity' | 'passwords' | 'ids' | 'clock' | 'log'>

/** Signing in and out. None of these runs in one transaction: a failed try must stay counted. */
export function sessionRoutes({ database, identity, passwords, ids, clock, log }: Needs): Route[] {
  async function sessionOf(staffId: string | null): Promise<Session> {
    return {
      person: staffId ? await findPerson(database, staffId) : null,
      ...(identity.personas ? { personas: await identity.personas() } : {}),
      preferences: await loadPreferences(database, staffId),
      now: clock.now().toISOString(),
    }
  }

  /**
   * Starts a session in a browser that is known from now on, unless the account was disabled or got
   * another password while the password was being checked.
   *
   * @returns its cookies; `null` if the account changed
   */
  async function begin(
    tx: Transaction,
    account: { id: string; passwordHash: string | null },
    request: Request,
    now: Date,
  ): Promise<Headers | null> {
    const still = await lockAccount(tx, account.id)
    if (!still || still.is_disabled || still.password_hash !== account.passwordHash) return null
    const cookies = await identity.begin(tx, account.id, request)
    cookies.append('set-cookie', await rememberDevice(tx, { ids }, account.id, request, now))
    return cookies
  }

  const give = (cookies: Headers, reply: Headers) => {
    for (const [name, value] of cookies) reply.append(name, value)
  }

  /** Successes and failures, so that persistent tries and a break-in can be found afterwards. */
  function tell(message: string, request: Request, staff: string | undefined, problem?: ProblemId) {
    log.info(message, {
      client: clientAddress(request),
      ...(staff ? { staff } : {}),
      ...(problem ? { problem } : {}),
    })
  }

  return [
    query(sessionRead, async ({ request, reply }) => {
      const person = await identity.identify(request)
      // The session expired, but what was viewed in it is still on this browser's disk.
      if (!person && hasSessionCookie(request)) reply.set('clear-site-data', '"cache"')
      return sessionOf(person?.id ?? null)
    }),

    query(sessionStart, async ({ body, request, reply, now }) => {
      const known = await knownBy(database, request, body.email, now)
      const thisTry = await tryOf(request, body.email, known, now)
      await takeTry(database, thisTry, now).catch((error: unknown) => {
        if (error instanceof ProblemError) tell('sign-in refused', request, undefined, error.id)
        throw error
      })

      const account = await findByEmail(database, body.email)
      const passwordHash = account?.password_hash ?? null
      // Verified even without an account, so that timing does not reveal which accounts exist.
      const isRight = await passwords
        .verify(body.password, passwordHash, known ? 'known' : 'stranger')
        .catch(async (error: unknown) => {
          await takeBackTry(database, thisTry)
          throw busyProblem(error)
        })
      const cookies =
        account && isRight
          ? await database
              .transaction()
              .execute((tx) => begin(tx, { id: account.id, passwordHash }, request, now))
          : null
      if (!account || !cookies) {
        tell('sign-in refused', request, account?.id, 'wrong_credentials')
        throw new ProblemError('wrong_credentials')
      }
      await forgiveTry(database, thisTry)
      tell('signed in', request, account.id)
      give(cookies, reply)
      return sessionOf(account.id)
    }),

    query(sessionEnd, async ({ request, reply }) => {
      // Evidence that was viewed is on this browser's disk for whoever uses it next.
      reply.set('clear-site-data', '"cache"')
      const person = await identity.identify(request, 'by itself')
      give(await identity.end(request), reply)
      tell('signed out', request, person?.id)
    }),

    query(personaTake, async ({ body, request, reply }) => {
      const personas = (await identity.personas?.()) ?? []
      if (!personas.some(({ id }) => id === body.persona)) throw new ProblemError('not_found')
      const { persona } = body
      give(
        await database.transaction().execute((tx) => identity.begin(tx, persona, request)),
        reply,
      )
      return sessionOf(persona)
    }),

    query(welcomeRead, async ({ body, now }) => {
      const link = await findLink(database, body.token, now)
      if (!link) throw new ProblemError('link_used_up')
      return { purpose: link.purpose, name: link.name, email: link.email }
    }),

    query(welcomeAccept, async ({ body, request, reply, now }) => {
      const link = await findLink(database, body.token, now)
      if (!link) throw new ProblemError('link_used_up')
      const name = link.name ?? body.name
      const email = link.email ?? body.email
      const faults: Fault[] = [
        ...(name ? [] : [{ field: 'name', code: 'required' as const, message: 'is missing' }]),
        ...(email ? [] : [{ field: 'email', code: 'required' as const, message: 'is missing' }]),
        ...passwordFault(body.password, [name, email]),
      ]
      if (!name || !email || faults.length > 0) throw invalidInput(faults)

      const hash = await passwords.hash(body.password).catch((error: unknown) => {
        throw busyProblem(error)
      })
      const staffId = link.staff_id ?? ids.next()
      const cookies = await database.transaction().execute(async (tx) => {
        if (!(await spendLink(tx, link.token_hash, now))) throw new ProblemError('link_used_up')
        if (link.staff_id) {
          // After a colleague saw the link, nobody knows who used it.
          const isNewHands = link.purpose === 'invitation' || link.is_shown
          await setPassword(tx, staffId, hash, isNewHands ? now : null)
          // Someone who knew the old password may still be signed in.
          await endSessionsOf(tx, staffId, now)
          await forgetDevicesOf(tx, staffId)
        } else {
          const administrator = { id: staffId, name, email, roles: ['administrator' as const] }
          if (!(await addStaff(tx, { ...administrator, passwordHash: hash, at: now }))) {
            throw invalidInput([
              { field: 'email', code: 'taken', message: 'belongs to an account' },
            ])
          }
        }
        return begin(tx, { id: staffId, passwordHash: hash }, request, now)
      })
      if (!cookies) throw new ProblemError('link_used_up')
      tell('signed in by a link', request, staffId)
      give(cookies, reply)
      return sessionOf(staffId)
    }),
  ]
}

/**
 * Hashing is the one slow thing that strangers can request: above a limit it is refused, not
 * queued.
 */
const busyProblem = (error: unknown) =>
  error instanceof PasswordsBusy
    ? new ProblemError('too_many_attempts', { retryAfterSeconds: 2 })
    : error
