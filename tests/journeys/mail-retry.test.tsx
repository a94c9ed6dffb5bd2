import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Mailer } from '../../server/ports.ts'
import { appTest } from '../support/app.tsx'
import { mailsOf, redeemOwn } from '../support/acts.ts'

/** A mail server that is there; nothing is delivered unless it is asked to. */
const mailer: Mailer = { send: async () => {} }

const app = appTest(
  async (desk) => {
    await desk.addPromotion('smart-moves')
  },
  { mailer },
)

/** A mail that was given up after three tries. @returns its id */
async function stuckMail(): Promise<string> {
  const number = await redeemOwn(app.desk)
  const [mail] = await mailsOf(await app.desk.as('auditor'), number)
  const id = mail?.id ?? expect.fail('no mail')
  await app.desk.database
    .updateTable('mails')
    .set({ state: 'stuck', next_try_at: null, tries: 3, last_error: '550 No such mailbox' })
    .where('id', '=', id)
    .execute()
  return id
}

test('a mail that could not be sent says what the mail server said, and how often it was tried', async () => {
  const id = await stuckMail()
  await app.open(`/mails/${id}?state=stuck`, 'agent')
  const sheet = await screen.findByRole('dialog', { name: 'Received' })
  expect(await within(sheet).findByText('550 No such mailbox')).toBeVisible()
  expect(sheet).toHaveTextContent('Tried 3 times')
  expect(screen.queryByText(/No mail server is configured/)).toBeNull()
})

test('an agent reads a stuck mail and does not retry it', async () => {
  await app.open(`/mails/${await stuckMail()}`, 'agent')
  await screen.findByText('550 No such mailbox')
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})

test('a supervisor lets a stuck mail be tried again', async () => {
  const id = await stuckMail()
  const { user } = await app.open(`/mails/${id}`, 'supervisor')
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Sending the mail again.')).toBeVisible()
  const sheet = screen.getByRole('dialog')
  await waitFor(() => expect(sheet).toHaveTextContent('Next try'))
  expect(within(sheet).queryByRole('button', { name: 'Try again' })).toBeNull()
})

test('a mail that a colleague let be tried already says so', async () => {
  const id = await stuckMail()
  const { user } = await app.open(`/mails/${id}`, 'supervisor')
  const retry = await screen.findByRole('button', { name: 'Try again' })
  await app.desk.database
    .updateTable('mails')
    .set({ state: 'waiting', next_try_at: new Date('2026-03-10T02:00:00Z') })
    .where('id', '=', id)
    .execute()
  await user.click(retry)
  expect(
    await screen.findByText('This mail doesn’t need to be sent again. Reload to see its state.'),
  ).toBeVisible()
})
