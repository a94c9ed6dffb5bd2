import { mailList, mailRead, mailRetry } from '../../contract/mails.ts'
import type { Person } from '../../contract/session.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import { command, query, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import type { Database } from '../storage/tables.ts'
import { bounceRefused, retryRefused } from './rules.ts'
import { findMail, listMails, lockMail, retryMail } from './store.ts'

export function mailRoutes(ports: Pick<Ports, 'mailer' | 'wording'>): Route[] {
  const hasMailServer = ports.mailer !== null

  async function present(database: Database, id: string, person: Person) {
    const mail = await findMail(database, id)
    if (!mail) throw new ProblemError('not_found')
    return {
      ...mail,
      from: ports.wording.mailFrom,
      canRetry: retryRefused(mail, hasMailServer, person) === null,
      // Repeating it changes nothing, so it is not offered twice.
      canMarkBounced: mail.bouncedAt === null && bounceRefused(mail, person) === null,
    }
  }

  return [
    query(mailList, async ({ database, query }) => ({
      ...(await listMails(database, query)),
      hasMailServer,
    })),

    query(mailRead, async ({ database, params, person }) => present(database, params.id, person)),

    command(mailRetry, async ({ tx, params, person, now }) => {
      await lockMail(tx, params.id)
      const mail = await findMail(tx, params.id)
      if (!mail) throw new ProblemError('not_found')
      requireAllowed(retryRefused(mail, hasMailServer, person))
      await retryMail(tx, params.id, now)
      return present(tx, params.id, person)
    }),
  ]
}
