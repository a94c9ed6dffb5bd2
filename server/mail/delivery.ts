import { sql } from 'kysely'
import { MailRefused, type Ports } from '../ports.ts'
import type { Database } from '../storage/tables.ts'
import { putCodeIn } from './template.ts'

/** Seconds to wait after the n-th failed try; after the last one a person must look. */
const waitSeconds = [10, 60, 300, 900, 3600, 3600 * 3, 3600 * 6, 3600 * 12]

/** Seconds to wait when the mail server could not be asked: that is no mail's fault, and costs no try. */
const serverAwaySeconds = 60

/** Mails on their way at the same time: one slow answer does not hold up all others. */
const atOnce = 4

/** How long a try may take before another process may make the next one. */
const tryLeaseSeconds = 120

type Needs = Pick<Ports, 'database' | 'clock' | 'mailer' | 'wording' | 'log'> & {
  /** The plain text of a code, for the moment of sending. */
  openCode(codeId: string): Promise<string>
}

/**
 * Sends what is due, a few mails at a time. A mail is first marked as being tried, then sent, then
 * marked as sent: a crash in between sends it again, with the same Message-ID, and never loses it.
 *
 * @returns how many mails were tried
 */
export async function deliverDue(ports: Needs, atMost = 50): Promise<number> {
  if (!ports.mailer) return 0
  let tried = 0
  async function deliverOneByOne(): Promise<void> {
    while (tried < atMost) {
      tried += 1
      const mail = await claimDueMail(ports.database, ports.clock.now())
      if (!mail) {
        tried -= 1
        return
      }
      await tryToSend(ports, mail)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, deliverOneByOne))
  return tried
}

type DueMail = NonNullable<Awaited<ReturnType<typeof claimDueMail>>>

async function claimDueMail(database: Database, now: Date) {
  return database
    .updateTable('mails')
    .set({
      next_try_at: new Date(now.getTime() + tryLeaseSeconds * 1000),
      tries: sql<number>`tries + 1`,
    })
    .where('id', '=', (mails) =>
      mails
        .selectFrom('mails')
        .select('id')
        .where('state', '=', 'waiting')
        .where('next_try_at', '<=', now)
        .orderBy('next_try_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst()
}

async function tryToSend(ports: Needs, mail: DueMail): Promise<void> {
  const { database, clock, mailer, wording, log } = ports
  try {
    const text = mail.code_id ? putCodeIn(mail.body, await ports.openCode(mail.code_id)) : mail.body
    await mailer?.send({
      messageId: mail.message_id,
      from: wording.mailFrom,
      to: mail.recipient,
      subject: mail.subject,
      text,
      language: mail.language,
      writtenAt: mail.created_at,
    })
    await database
      .updateTable('mails')
      .set({ state: 'sent', sent_at: clock.now(), next_try_at: null, last_error: null })
      .where('id', '=', mail.id)
      // Also one that was withdrawn while it was on its way: it did leave, and that is what is told.
      .where('state', 'in', ['waiting', 'withdrawn'])
      .execute()
    log.info('mail sent', { mail: mail.id })
  } catch (error) {
    log.info('mail not sent', { mail: mail.id, count: mail.tries })
    await putOff(database, mail, clock.now(), error)
  }
}

/** Tries again later, ever less often; what is refused for good waits for a person at once. */
async function putOff(database: Database, mail: DueMail, now: Date, error: unknown) {
  const wasAsked = error instanceof MailRefused
  const wait = wasAsked ? waitSeconds[mail.tries - 1] : serverAwaySeconds
  const isStuck = wait === undefined || (wasAsked && error.isPermanent)
  await database
    .updateTable('mails')
    .set({
      state: isStuck ? 'stuck' : 'waiting',
      next_try_at: isStuck ? null : new Date(now.getTime() + wait * 1000),
      ...(wasAsked ? {} : { tries: mail.tries - 1 }),
      last_error: error instanceof Error ? error.message.slice(0, 500) : 'unknown',
    })
    .where('id', '=', mail.id)
    .where('state', '=', 'waiting')
    .execute()
}
