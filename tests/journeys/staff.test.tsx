import { sql } from 'kysely'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { staffList, welcomeRead, type StaffMember } from '../../contract/staff.ts'
import { createClient } from '../../contract/client.ts'
import { account } from '../support/accounts.ts'
import { appTest, type Opened } from '../support/app.tsx'

const app = appTest()

const staffOf = async (email: string): Promise<StaffMember> => {
  const all = await (await app.desk.as('auditor')).call(staffList, {})
  return all.find((one) => one.email === email) ?? expect.fail(`${email} has no account`)
}

/** Whoever opens it next is the only one who could sign an account off, and acts alone. */
const nobodyElse = () =>
  app.desk.database
    .updateTable('staff')
    .set({ password_hash: null })
    .where(sql<boolean>`roles::text ~ 'administrator|supervisor'`)
    .execute()

/** The row of an account, by its e-mail. */
const rowOf = async (email: string) =>
  (await screen.findByRole('cell', { name: email })).closest('tr') ?? expect.fail('in no row')

/** The form of an account of somebody's own. */
async function openAccount(email: string): Promise<Opened> {
  await nobodyElse()
  const opened = await app.open('/staff', 'administrator')
  await opened.user.click(within(await rowOf(email)).getByRole('button', { name: /^Change/ }))
  await screen.findByRole('dialog', { name: /^Change/ })
  return opened
}

test('everybody with an account is listed with roles, state, and when they were last seen', async () => {
  const { email } = await account(app.desk, 'agent', 'logistics')
  await app.open('/staff', 'auditor')
  expect(await rowOf(email)).toHaveTextContent(`Ayu Lestari${email}Agent, LogisticsActiveNever`)
  expect(screen.queryByRole('button', { name: /^Change/ })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Invite someone' })).toBeNull()
})

test('somebody is invited with a link that is shown this once, and that works', async () => {
  await nobodyElse()
  const { user } = await app.open('/staff', 'administrator')
  const invite = await screen.findByRole('button', { name: 'Invite someone' })
  await user.click(invite)
  const form = within(await screen.findByRole('dialog', { name: 'Invite someone' }))
  await waitFor(() => expect(form.getByLabelText(/^Name/)).toHaveFocus())
  await user.keyboard('Camille Laurent')
  await user.type(form.getByLabelText(/^E-mail/), ' camille@desk.test')
  await user.click(form.getByRole('checkbox', { name: 'Supervisor' }))
  await user.click(form.getByRole('button', { name: 'Create account' }))

  const sheet = await screen.findByRole('dialog', { name: 'Link for Camille Laurent' })
  const address = /http\S+\/welcome#[\w-]{43}/.exec(sheet.textContent ?? '')?.[0] ?? ''
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await user.click(within(sheet).getByRole('button', { name: 'Copy link' }))
  expect(write).toHaveBeenCalledWith(address)
  expect(await screen.findByText('Link copied.')).toBeVisible()
  const visitor = createClient(app.desk.api, 'https://desk.test')
  expect(
    await visitor.call(welcomeRead, { body: { token: new URL(address).hash.slice(1) } }),
  ).toMatchObject({ purpose: 'invitation', name: 'Camille Laurent', email: 'camille@desk.test' })

  await user.click(within(sheet).getByRole('button', { name: 'Done' }))
  expect(screen.queryByText(/welcome#/)).toBeNull()
  expect(invite).toHaveFocus()
  expect(await rowOf('camille@desk.test')).toHaveTextContent('Agent, SupervisorInvited')
})

test('a link that is shown once goes with a button, not with a slip', async () => {
  await nobodyElse()
  const { user } = await app.open('/staff', 'administrator')
  await user.click(await screen.findByRole('button', { name: 'Invite someone' }))
  const form = within(await screen.findByRole('dialog', { name: 'Invite someone' }))
  await user.type(form.getByLabelText(/^Name/), 'Slip')
  await user.type(form.getByLabelText(/^E-mail/), 'slip@desk.test{Enter}')
  await screen.findByRole('dialog', { name: 'Link for Slip' })
  await user.keyboard('{Escape}')
  expect(screen.getByRole('dialog', { name: 'Link for Slip' })).toBeVisible()
})

test('an e-mail that has an account already is said, and nothing that was typed is lost', async () => {
  const { email } = await account(app.desk, 'agent')
  const { user } = await app.open('/staff', 'administrator')
  await user.click(await screen.findByRole('button', { name: 'Invite someone' }))
  const form = within(await screen.findByRole('dialog', { name: 'Invite someone' }))
  await user.type(form.getByLabelText(/^Name/), 'Twin')
  await user.type(form.getByLabelText(/^E-mail/), `${email.toUpperCase()}{Enter}`)
  expect(await form.findByRole('alert')).toHaveTextContent(
    'An account with this e-mail already exists.',
  )
  expect(form.getByLabelText(/^Name/)).toHaveValue('Twin')
})

test('nobody is without a role', async () => {
  const { user } = await app.open('/staff', 'administrator')
  await user.click(await screen.findByRole('button', { name: 'Invite someone' }))
  const form = within(await screen.findByRole('dialog', { name: 'Invite someone' }))
  await user.click(form.getByRole('checkbox', { name: 'Agent' }))
  expect(form.getByRole('button', { name: 'Create account' })).toBeDisabled()
})

test('roles are changed, and the list shows it', async () => {
  const { email } = await account(app.desk, 'agent')
  const { user } = await openAccount(email)
  const form = within(screen.getByRole('dialog'))
  await user.click(form.getByRole('checkbox', { name: 'Auditor' }))
  await user.click(form.getByRole('checkbox', { name: 'Agent' }))
  await user.click(form.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Ayu Lestari saved.')).toBeVisible()
  await waitFor(async () => expect(await rowOf(email)).toHaveTextContent('Auditor'))
  expect((await staffOf(email)).roles).toEqual(['auditor'])
})

test('an account is disabled and enabled again', async () => {
  const { email } = await account(app.desk, 'agent')
  const { user } = await openAccount(email)
  await user.click(screen.getByRole('switch', { name: /^Disabled/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(async () => expect(await rowOf(email)).toHaveTextContent('Disabled'))
  await user.click(within(await rowOf(email)).getByRole('button', { name: /^Change/ }))
  await user.click(await screen.findByRole('switch', { name: /^Disabled/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(async () => expect(await rowOf(email)).toHaveTextContent('Active'))
})

test('a forgotten password gets a new link', async () => {
  const { email } = await account(app.desk, 'agent')
  const { user } = await openAccount(email)
  await user.click(screen.getByRole('button', { name: 'Create new password link' }))
  const sheet = await screen.findByRole('dialog', { name: 'Link for Ayu Lestari' })
  expect(sheet).toHaveTextContent(/\/welcome#[\w-]+/)
  expect(sheet).toHaveTextContent('It works once, until Mar 11, 2026')
})

test('the last administrator cannot be taken away, and is told so', async () => {
  const { id, email } = await account(app.desk, 'administrator')
  await app.desk.database
    .updateTable('staff')
    .set({ is_disabled: true })
    .where('id', '<>', id)
    .execute()
  const { user } = await app.openAs(id, '/staff')
  await user.click(within(await rowOf(email)).getByRole('button', { name: /^Change/ }))
  const form = within(await screen.findByRole('dialog'))
  await user.click(form.getByRole('switch', { name: /^Disabled/ }))
  await user.click(form.getByRole('button', { name: 'Save' }))
  expect(await form.findByRole('alert')).toHaveTextContent(
    'This is the last administrator, so the role can’t be removed. Add another administrator first.',
  )
  expect((await staffOf(email)).roles).toEqual(['administrator'])
})

test('staff that cannot be loaded says why', async () => {
  app.intercept.before = async ({ url }) => (url.endsWith('/staff') ? Response.error() : undefined)
  await app.open('/staff', 'administrator')
  expect(await screen.findByRole('alert')).toHaveTextContent('The staff could not be loaded.')
})
