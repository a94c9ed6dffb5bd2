import { beforeAll, expect, test } from 'vitest'
import { createClient } from '../../contract/client.ts'
import { mailStates, type MailState } from '../../contract/mail-kinds.ts'
import { mailBounce, mailRead, mailRetry } from '../../contract/mails.ts'
import { roles } from '../../contract/access.ts'
import { mailsOf, redeem } from '../../tests/support/acts.ts'
import { personHeader } from '../../mocks/header-identity.ts'
import type { Somebody } from '../../tests/support/desk.ts'
import { expectOneLaw } from '../../tests/support/one-law.ts'
import { refusedWith } from '../../tests/support/refusal.ts'
import { createApi } from '../api.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
let people: Somebody[]
beforeAll(async () => {
  await desk.addPromotion('smart-moves')
  people = await Promise.all(roles.map((role) => desk.as(role)))
})

/** A mail as it stands after its state was set by hand: delivery has a test of its own. */
async function mailThatIs(state: MailState): Promise<string> {
  const [mail] = await mailsOf(await desk.as('auditor'), await redeem(desk))
  const id = mail?.id ?? expect.fail('no mail')
  await desk.database
    .updateTable('mails')
    .set({
      state,
      next_try_at: state === 'waiting' ? desk.ports.clock.now() : null,
      sent_at: state === 'sent' ? desk.ports.clock.now() : null,
    })
    .where('id', '=', id)
    .execute()
  return id
}

test.each(
  mailStates.flatMap((state) =>
    [true, false].map((hasServer): [MailState, boolean] => [state, hasServer]),
  ),
)(
  'a mail that is %s, with a mail server: %s: what is offered is done, the rest is refused',
  async (state, hasServer) => {
    const mailer = hasServer ? { send: async () => {} } : null
    const api = await createApi({ ...desk.ports, mailer })
    await expectOneLaw({
      people: people.map(({ id }) =>
        createClient(api, 'https://desk.test', { [personHeader]: id }),
      ),
      make: () => mailThatIs(state),
      told: (who, id) => who.call(mailRead, { params: { id } }),
      acts: {
        canRetry: (who, id) => who.call(mailRetry, { params: { id } }),
        canMarkBounced: (who, id) =>
          who.call(mailBounce, { params: { id }, body: { reason: 'No such mailbox' } }),
      },
    })
  },
)

test('without a mail server a retry is refused for just that', async () => {
  const supervisor = await desk.as('supervisor')
  const params = { id: await mailThatIs('stuck') }
  expect(await refusedWith(supervisor.call(mailRetry, { params }))).toBe('no_mail_server')
})
