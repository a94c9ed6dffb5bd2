import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { makeLink } from '../../server/staff/links.ts'
import { cookieIdentity } from '../../server/staff/sessions.ts'
import { account } from '../support/accounts.ts'
import { appTest } from '../support/app.tsx'

const app = appTest(async () => {}, { identity: cookieIdentity })

const password = 'badak minum kopi pagi'

async function link(
  purpose: Parameters<typeof makeLink>[2],
  staffId: string | null,
): Promise<string> {
  const { path } = await makeLink(app.desk.database, app.desk.ports, purpose, staffId)
  return path
}

test('the first administrator says who they are, and is in', async () => {
  const path = await link('first_administrator', null)
  const { user, address } = await app.open(path)
  await screen.findByRole('heading', { name: 'Set up Redeem Desk' })
  await user.type(screen.getByLabelText(/^Your name/), 'Jonas Weber')
  await user.type(screen.getByLabelText(/^E-mail/), 'jonas@desk.test')
  await user.type(screen.getByLabelText(/^Password/), `${password}{Enter}`)
  await screen.findByRole('heading', { name: 'Promotions' })
  expect(address()).toBe('/promotions')
  expect(screen.getByText('Jonas Weber')).toBeVisible()
})

test('a password that is easy to guess is refused at its field, and nothing that was typed is lost', async () => {
  const { user } = await app.open(await link('first_administrator', null))
  await user.type(await screen.findByLabelText(/^Your name/), 'Budi Santoso')
  await user.type(screen.getByLabelText(/^E-mail/), 'budi@desk.test')
  await user.type(screen.getByLabelText(/^Password/), 'budisantoso1234{Enter}')
  const field = screen.getByLabelText(/^Password/)
  await waitFor(() => expect(field).toHaveAccessibleDescription(/^This is too easy to guess\./))
  expect(screen.getByLabelText(/^Your name/)).toHaveValue('Budi Santoso')
  expect(field).toHaveValue('budisantoso1234')
})

test('somebody who was invited is greeted by name, chooses a password and is in', async () => {
  const { id, email } = await account(app.desk, 'agent')
  const { user } = await app.open(await link('invitation', id))
  await screen.findByRole('heading', { name: 'Welcome, Ayu Lestari' })
  expect(screen.getByText(`Choose a password for ${email}.`)).toBeVisible()
  expect(screen.queryByLabelText(/^E-mail/)).toBeNull()
  await user.type(screen.getByLabelText(/^Password/), `${password}{Enter}`)
  await screen.findByRole('heading', { name: 'Queue' })
})

test('a link that was used says so, and another one in the same tab is looked at anew', async () => {
  const { id } = await account(app.desk, 'agent')
  const used = await link('new_password', id)
  const fresh = await link('new_password', id)
  const { go } = await app.open(used)
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'This link was used or has expired. Ask for a new one.',
  )
  await go(fresh)
  expect(await screen.findByLabelText(/^Password/)).toBeVisible()
})

test('a link that is used up while its page is open says so', async () => {
  const { id } = await account(app.desk, 'agent')
  const { user } = await app.open(await link('new_password', id))
  await user.type(await screen.findByLabelText(/^Password/), password)
  await link('new_password', id)
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('This link was used')
})

test('an address without its secret says that it is not complete', async () => {
  await app.open('/welcome')
  expect(await screen.findByText(/This link is incomplete/)).toBeVisible()
  expect(screen.queryByLabelText(/^Password/)).toBeNull()
})
