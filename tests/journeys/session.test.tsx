import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { cookieIdentity } from '../../server/staff/sessions.ts'
import { keptDrafts } from '../../src/ui/kept-drafts.ts'
import { account, password } from '../support/accounts.ts'
import { appTest } from '../support/app.tsx'
import { redeemOwn } from '../support/acts.ts'
import { openSignedIn, signIn } from '../support/sign-in.ts'

const app = appTest(
  async (desk) => {
    await desk.addPromotion('smart-moves')
  },
  { identity: cookieIdentity },
)

test('whoever signs in comes in where their work is', async () => {
  const { address } = await openSignedIn(app, '/', 'logistics')
  await screen.findByRole('heading', { name: 'Dispatch' })
  expect(address()).toBe('/dispatch')
})

test('the first field has the focus, and the fields are known to password managers', async () => {
  await app.open('/sign-in')
  const email = await screen.findByLabelText(/^E-mail/)
  expect(email).toHaveFocus()
  expect(email).toHaveAttribute('autocomplete', 'username')
  expect(screen.getByLabelText(/^Password/)).toHaveAttribute('autocomplete', 'current-password')
})

test('a wrong password says so, and can be mended', async () => {
  const { email } = await account(app.desk, 'agent')
  const { user } = await app.open('/sign-in')
  await signIn(user, email, 'not my password')
  expect(await screen.findByRole('alert')).toHaveTextContent('Wrong e-mail or password. Try again.')
  expect(screen.getByLabelText(/^E-mail/)).toHaveValue(email)
  await user.clear(screen.getByLabelText(/^Password/))
  await user.type(screen.getByLabelText(/^Password/), `${password}{Enter}`)
  await screen.findByRole('heading', { name: 'Queue' })
})

test('too many tries are told how long to wait', async () => {
  const { email } = await account(app.desk, 'agent')
  const { user } = await app.open('/sign-in')
  await signIn(user, email, 'wrong')
  for (let tries = 1; tries < 6; tries++) {
    await screen.findByRole('alert')
    await user.click(screen.getByRole('button', { name: 'Sign in' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Sign in' })).toBeEnabled())
  }
  expect(await screen.findByText(/Wait \d+ seconds? before you try again\./)).toBeVisible()
})

test('whoever came with an address signs in first, and is then where they wanted to go', async () => {
  const number = await redeemOwn(app.desk)
  const { email } = await account(app.desk, 'agent')
  const { user, address } = await app.open(`/claims/${number}?view=all&p=invoice`)
  await screen.findByRole('heading', { name: 'Sign in' })
  expect(address()).toMatch(/^\/sign-in\?to=%2Fclaims%2F/)
  await signIn(user, email)
  await screen.findByRole('heading', { name: number })
  expect(address()).toBe(`/claims/${number}?view=all&p=invoice`)
})

test('an address elsewhere is not gone to', async () => {
  const { email } = await account(app.desk, 'agent')
  const { user, address } = await app.open('/sign-in?to=https%3A%2F%2Fevil.example%2Fqueue')
  await signIn(user, email)
  await screen.findByRole('heading', { name: 'Queue' })
  expect(address()).toBe('/queue')
})

test('a session that ran out leads to signing in, and back to the same queue', async () => {
  const { user, address, email } = await openSignedIn(app, '/queue?view=all', 'agent')
  await screen.findByRole('heading', { name: 'Queue' })
  // Nothing before it is told, so that it is this step that leads to signing in.
  app.intercept.before = async ({ url }) => {
    if (!url.includes('declined')) return
    app.intercept.before = null
    app.signOut()
  }
  await user.click(screen.getByRole('button', { name: /^Declined/ }))
  await screen.findByRole('heading', { name: 'Sign in' })
  await signIn(user, email)
  await screen.findByRole('heading', { name: 'Queue' })
  expect(address()).toBe('/queue?view=declined')
})

test('signing out ends the session on the server too, and what was typed is off the disk', async () => {
  const { user } = await openSignedIn(app, '/queue', 'agent')
  await screen.findByRole('heading', { name: 'Queue' })
  keptDrafts.write('somebody/R-100001/1', 'half a note')
  await user.click(screen.getByRole('button', { name: /Ayu Lestari/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
  await waitFor(async () => {
    const { ended_at } = await app.desk.database
      .selectFrom('sessions')
      .select('ended_at')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(ended_at).not.toBeNull()
  })
  await waitFor(() => expect(keptDrafts.read()).toEqual([]))
})

test('the account menu opens and closes by keyboard, and gives the focus back', async () => {
  const { user } = await openSignedIn(app, '/queue', 'agent')
  await screen.findByRole('heading', { name: 'Queue' })
  const button = () => screen.getByRole('button', { name: /Ayu Lestari/ })
  // Somewhere on the screen: what is nowhere is taken for scrolled away, and its menu hidden.
  const rect = { x: 900, y: 9, left: 900, top: 9, right: 1100, bottom: 40, width: 200, height: 31 }
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue({
    ...rect,
    toJSON: () => rect,
  })
  button().focus()
  await user.keyboard('{Enter}')
  const menu = await screen.findByRole('menu')
  await waitFor(() => expect(menu).toContainElement(document.activeElement as HTMLElement))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
  await waitFor(() => expect(button()).toHaveFocus())
  vi.restoreAllMocks()
})

test('a desk that cannot be reached says so instead of asking who one is', async () => {
  app.intercept.before = async () => Response.error()
  await app.open('/queue')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('This page could not be shown')
  expect(alert).toHaveTextContent('The server did not answer.')
  expect(within(alert).getByRole('link', { name: 'Go to start page' })).toBeVisible()
})

test('an address that is none says so, and leads back', async () => {
  await app.open('/quue')
  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Go to start page' })).toHaveAttribute('href', '/')
})

test('what was typed is off the disk once the session is over, also without signing out', async () => {
  keptDrafts.write('somebody/R-100001/1', 'half a note')
  await app.open('/queue')
  await screen.findByLabelText(/^E-mail/)
  await waitFor(() => expect(keptDrafts.read()).toEqual([]))
})
