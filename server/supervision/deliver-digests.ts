import { sql } from 'kysely'
import { MailRefused, type Ports } from '../ports.ts'
import { linkPlace } from '../staff/account-mail.ts'
import { makeLink } from '../staff/links.ts'
import { findStaff } from '../staff/store.ts'

/** Minutes until the next try; a digest of yesterday helps nobody, so they are few. */
const waitMinutes = [2, 10, 60, 180]

/** How long a try may take before another process may make the next one. */
const tryLeaseSeconds = 120

type Needs = Pick<Ports, 'database' | 'clock' | 'ids' | 'mailer' | 'wording' | 'log'>

/** Sends the digests that are due: marked as being tried first, so that a crash sends none twice at once. */
export async function deliverDigests({
  database,
  clock,
  mailer,
  wording,
  ids,
  log,
}: Needs): Promise<void> {
  if (!mailer) return
  /** The link is made in the moment of sending: a try that was refused leaves none behind that works. */
  const withLink = async ({
    kind,
    staff_id,
    body,
  }: {
    kind: string
    staff_id: string
    body: string
  }) => {
    if (kind !== 'link') return body
    const staff = await findStaff(database, staff_id)
    const purpose = staff?.hasPassword ? 'new_password' : 'invitation'
    const { path } = await makeLink(database, { ids, clock }, purpose, staff_id, false)
    return body.replace(linkPlace, () => `${wording.publicUrl}${path}`)
  }
  for (;;) {
    const now = clock.now()
    const mail = await database
      .updateTable('staff_mails')
      .set({
        next_try_at: new Date(now.getTime() + tryLeaseSeconds * 1000),
        tries: sql<number>`tries + 1`,
      })
      .where('id', '=', (mails) =>
        mails
          .selectFrom('staff_mails')
          .select('id')
          .where('sent_at', 'is', null)
          .where('next_try_at', '<=', now)
          .orderBy('next_try_at')
          .limit(1)
          .forUpdate()
          .skipLocked(),
      )
      .returningAll()
      .executeTakeFirst()
    if (!mail) return
    try {
      await mailer.send({
        messageId: `<${mail.id}@${wording.mailDomain}>`,
        from: wording.mailFrom,
        to: mail.recipient,
        subject: mail.subject,
        text: await withLink(mail),
        language: 'en',
        writtenAt: mail.created_at,
      })
      await database
        .updateTable('staff_mails')
        .set({ sent_at: clock.now(), next_try_at: null, last_error: null })
        .where('id', '=', mail.id)
        .execute()
      log.info('digest sent', { staff: mail.staff_id })
    } catch (error) {
      const isForGood = error instanceof MailRefused && error.isPermanent
      const wait = isForGood ? undefined : waitMinutes[mail.tries - 1]
      await database
        .updateTable('staff_mails')
        .set({
          next_try_at: wait === undefined ? null : new Date(now.getTime() + wait * 60_000),
          last_error: error instanceof Error ? error.message.slice(0, 500) : 'unknown',
        })
        .where('id', '=', mail.id)
        .execute()
      log.info('digest not sent', { staff: mail.staff_id, count: mail.tries })
    }
  }
}
