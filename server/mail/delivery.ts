import { sql, type Updateable } from 'kysely'
import { MailRefused, type Ports } from '../ports.ts'
import type { Database, Tables } from '../storage/tables.ts'
import { withoutCode } from './masked-code.ts'
import { putCodeIn } from './template.ts'

/** Seconds to wait after the n-th failed try; after the last one a person must decide. */
const waitSeconds = [10, 60, 300, 900, 3600, 3600 * 3, 3600 * 6, 3600 * 12]

/** Seconds to wait when the mail server takes no mail at all: this costs no mail a try. */
const serverAwaySeconds = 60

/** Mails sent at the same time, so that one slow answer does not hold up all others. */
const atOnce = 4

/** Time after which another process may make the next try. */
const tryLeaseSeconds = 120

type Needs = Pick<Ports, 'database' | 'clock' | 'mailer' | 'wording' | 'log'> & {
  /** Decrypts a code at the moment of sending. */
  openCode(codeId: string): Promise<string>
}

/**
 * Sends due mails, a few at a time. A mail is marked as being tried, then sent, then marked as
 * sent: a crash in between sends it again with the same Message-ID, and never loses it.
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
      first_tried_at: sql<Date>`coalesce(first_tried_at, ${now})`,
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
  const { clock, mailer, wording, log } = ports
  const written = await writtenOut(ports, mail)
  if (written === null) return
  try {
    await mailer?.send({
      messageId: mail.message_id,
      from: wording.mailFrom,
      to: mail.recipient,
      subject: mail.subject,
      text: written.text,
      language: mail.language,
      writtenAt: mail.created_at,
    })
    await conclude(ports, mail, {
      state: 'sent',
      sent_at: clock.now(),
      next_try_at: null,
      last_error: null,
    })
    log.info('mail sent', { mail: mail.id })
  } catch (error) {
    log.info('mail not sent', { mail: mail.id, count: mail.tries })
    await putOff(ports, mail, error, written.code)
  }
}

/**
 * The mail with its code in plain text. If the code cannot be decrypted, the mail waits for a
 * person, and nothing is returned, because trying again would not help.
 */
async function writtenOut(
  ports: Needs,
  mail: DueMail,
): Promise<{ text: string; code: string | null } | null> {
  if (!mail.code_id) return { text: mail.body, code: null }
  try {
    const code = await ports.openCode(mail.code_id)
    return { text: putCodeIn(mail.body, code), code }
  } catch (error) {
    await conclude(ports, mail, {
      state: 'stuck',
      next_try_at: null,
      tries: mail.tries - 1,
      last_error: 'The code in this mail could not be opened',
    })
    ports.log.error('code not opened', error, { mail: mail.id })
    return null
  }
}

/** Schedules the next try, with growing pauses; a permanent refusal waits for a person at once. */
async function putOff(
  ports: Needs,
  mail: DueMail,
  error: unknown,
  code: string | null,
): Promise<void> {
  const wasAsked = error instanceof MailRefused
  const wait = wasAsked ? waitSeconds[mail.tries - 1] : serverAwaySeconds
  const isStuck = wait === undefined || (wasAsked && error.isPermanent)
  await conclude(ports, mail, {
    state: isStuck ? 'stuck' : 'waiting',
    next_try_at: isStuck ? null : new Date(ports.clock.now().getTime() + wait * 1000),
    ...(wasAsked ? {} : { tries: mail.tries - 1 }),
    last_error: error instanceof Error ? withoutCode(error.message, code) : 'unknown',
  })
}

/** Records the result of a try, unless the mail was concluded otherwise meanwhile. */
async function conclude(
  { database }: Needs,
  { id }: DueMail,
  outcome: Updateable<Tables['mails']>,
): Promise<void> {
  await database
    .updateTable('mails')
    .set(outcome)
    .where('id', '=', id)
    // A mail that was withdrawn while it was being sent has left, so it is recorded as sent.
    .where('state', 'in', outcome.state === 'sent' ? ['waiting', 'withdrawn'] : ['waiting'])
    .execute()
}
