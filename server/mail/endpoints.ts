import { mailList, mailRead, mailRetry } from '../../contract/mails.ts'
import type { Person } from '../../contract/session.ts'
import { ProblemError } from '../http/problem.ts'
import { command, query, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import type { Database } from '../storage/tables.ts'
import { findMail, listMails, retryMail } from './store.ts'

export function mailRoutes(ports: Pick<Ports, 'mailer' | 'wording'>): Route[] {
  const hasMailServer = ports.mailer !== null

  async function present(database: Database, id: string, person: Person) {
    const mail = await findMail(database, id)
    if (!mail) throw new ProblemError('not_found')
    const isWaitingForSomeone = mail.state === 'stuck' || mail.state === 'kept'
    const may = person.permissions.includes('mails.retry')
    return {
      ...mail,
      from: ports.wording.mailFrom,
      canRetry: hasMailServer && isWaitingForSomeone && !mail.isOver && may,
      canMarkBounced: mail.state === 'sent' && mail.bouncedAt === null && may,
    }
  }

  return [
    query(mailList, async ({ database, query }) => ({
      ...(await listMails(database, query)),
      hasMailServer,
    })),

    query(mailRead, async ({ database, params, person }) => present(database, params.id, person)),

    command(mailRetry, async ({ tx, params, person, now }) => {
      const before = await present(tx, params.id, person)
      if (!before.canRetry) throw new ProblemError('mail_not_stuck')
      await retryMail(tx, params.id, now)
      return present(tx, params.id, person)
    }),
  ]
}
