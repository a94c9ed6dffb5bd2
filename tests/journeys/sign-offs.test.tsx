import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { focusManager } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { signOffRefuse } from '../../contract/sign-offs.ts'
import { sessionRead } from '../../contract/session.ts'
import { staffInvite, welcomeRead } from '../../contract/staff.ts'
import { createClient } from '../../contract/client.ts'
import { approve, loadCodes, redeem } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'
import { readPrize, resend } from '../support/prizes.ts'
import { changeStaff, waitingFor } from '../support/sign-offs.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
})

/** A code that a supervisor asks to send elsewhere. */
async function askedRedirect(email: string) {
  const { desk } = app
  const supervisor = await desk.as('supervisor')
  await loadCodes(supervisor, 'smart-moves', [`REDIRECT-${email}-1`])
  const number = await redeem(desk)
  await approve(await desk.as('agent'), number)
  await resend(supervisor, number, email)
  return { number, supervisor }
}

test('a second person reads what would change, signs it off, and it has happened', async () => {
  const { number, supervisor } = await askedRedirect('new@example.com')
  const { user } = await app.open('/sign-offs', 'agent')
  const row = (await screen.findByRole('link', { name: number })).closest('tr')
  expect(row).toHaveTextContent('siti@example.com new@example.com')
  expect(row).toHaveTextContent('It never came')
  await user.click(
    screen.getByRole('button', { name: `Sign off: Send a code to another address, ${number}` }),
  )
  expect(await screen.findByText(`Signed off: ${number}.`)).toBeVisible()
  expect(await screen.findByText('What needs a second person appears here.')).toBeVisible()
  expect((await readPrize(supervisor, number)).email).toBe('new@example.com')
  await user.click(screen.getByRole('button', { name: /^Decided/ }))
  expect((await screen.findByRole('link', { name: number })).closest('tr')).toHaveTextContent(
    'Signed off',
  )
})

test('whoever asked can only take it back, and somebody else can refuse', async () => {
  const first = await askedRedirect('first@example.com')
  const { user } = await app.openAs(first.supervisor.id, '/sign-offs')
  expect(await screen.findByText('Someone else has to sign this off.')).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Sign off/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: /^Withdraw/ }))
  const form = within(await screen.findByRole('dialog', { name: 'Withdraw this?' }))
  await user.type(form.getByLabelText(/^Reason/), 'Wrong claim{Enter}')
  expect(await screen.findByText(`Withdrawn: ${first.number}.`)).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Withdraw/ })).toBeNull())
})

test('an account begins with two, and its link is shown where no mail server sends it', async () => {
  const keeper = await app.desk.as('administrator')
  const { user } = await app.openAs(keeper.id, '/staff')
  await user.click(await screen.findByRole('button', { name: 'Invite someone' }))
  const form = within(await screen.findByRole('dialog', { name: 'Invite someone' }))
  await user.type(form.getByLabelText(/^Name/), 'Camille')
  await user.type(form.getByLabelText(/^E-mail/), 'camille@desk.test{Enter}')
  expect(await screen.findByText('Requested. A second person has to sign this off.')).toBeVisible()
  expect(
    (await screen.findByRole('cell', { name: 'camille@desk.test' })).closest('tr'),
  ).toHaveTextContent('Waiting for sign-off')

  const second = await app.open('/sign-offs', 'supervisor')
  await second.user.click(
    await screen.findByRole('button', { name: 'Sign off: New account, Camille' }),
  )
  const sheet = await screen.findByRole('dialog', { name: 'Link for Camille' })
  const address = /http\S+\/welcome#[\w-]{43}/.exec(sheet.textContent ?? '')?.[0] ?? ''
  const visitor = createClient(app.desk.api, 'https://desk.test')
  const token = new URL(address).hash.slice(1)
  expect(await visitor.call(welcomeRead, { body: { token } })).toMatchObject({ name: 'Camille' })
})

test('an invitation that was refused, or taken back, says so among the accounts', async () => {
  const keeper = await app.desk.as('administrator')
  const second = await app.desk.as('supervisor')
  const cell = async (email: string) =>
    (await screen.findByRole('cell', { name: email })).closest('tr')
  for (const [email, by] of [
    ['refused@desk.test', second],
    ['withdrawn@desk.test', keeper],
  ] as const) {
    await keeper.call(staffInvite, { body: { name: 'Somebody New', email, roles: ['agent'] } })
    const [asked] = (await waitingFor(second, 'staff_invited')).slice(-1)
    await by.call(signOffRefuse, {
      params: { id: asked?.id ?? '' },
      body: { because: 'Nobody knows them' },
    })
  }
  await app.openAs(keeper.id, '/staff')
  expect(await cell('refused@desk.test')).toHaveTextContent('Invitation refused')
  expect(await cell('withdrawn@desk.test')).toHaveTextContent('Invitation withdrawn')
})

test('a claim and its prize say what waits for a second person, since when and for whom', async () => {
  const { number, supervisor } = await askedRedirect('card@example.com')
  const { name } = (await supervisor.call(sessionRead, {})).person ?? expect.fail('nobody')
  for (const address of [`/claims/${number}`, `/prizes?open=${number}`]) {
    cleanup()
    const { user, address: now } = await app.open(address, 'agent')
    const line = await screen.findByText(/^Waiting for sign-off: Send a code to another address/)
    expect(line).toHaveTextContent(new RegExp(`Requested by ${name}, \\w+ \\d+, \\d{4}`))
    await user.click(screen.getByRole('link', { name: 'Open sign-offs' }))
    expect(now()).toBe('/sign-offs')
  }
})

test('somebody at work sees how many wait for them, and fewer once one is decided', async () => {
  const { number, supervisor } = await askedRedirect('count@example.com')
  const { user, address } = await app.open('/queue', 'agent')
  const link = await screen.findByRole('link', { name: /^Sign-offs: \d+ waiting for you$/ })
  const before = Number(/\d+/.exec(link.getAttribute('aria-label') ?? '')?.[0])
  await askedRedirect('another@example.com')
  // As the live feed, or the next look, does.
  act(() => {
    focusManager.setFocused(false)
    focusManager.setFocused(true)
  })
  await user.click(
    await screen.findByRole('link', { name: `Sign-offs: ${before + 1} waiting for you` }),
  )
  expect(address()).toBe('/sign-offs')
  await user.click(
    await screen.findByRole('button', {
      name: `Sign off: Send a code to another address, ${number}`,
    }),
  )
  expect(
    await screen.findByRole('link', { name: `Sign-offs: ${before} waiting for you` }),
  ).toBeVisible()
  expect((await readPrize(supervisor, number)).email).toBe('count@example.com')
})

test('whoever asked has nothing waiting for them by it', async () => {
  const keeper = await app.desk.as('supervisor')
  const before = await app.desk.database.selectFrom('sign_offs').selectAll().execute()
  for (const { id } of before.filter(({ state }) => state === 'asked')) {
    await keeper.call(signOffRefuse, { params: { id }, body: { because: 'Tidied up' } })
  }
  const { supervisor } = await askedRedirect('own@example.com')
  await app.openAs(supervisor.id, '/sign-offs')
  expect(await screen.findByText('Someone else has to sign this off.')).toBeVisible()
  await screen.findByRole('button', { name: /^Notices/ })
  expect(screen.queryByRole('link', { name: /waiting for you$/ })).toBeNull()
})

test('nobody changes their own roles, and is told so', async () => {
  const keeper = await app.desk.as('administrator', 'agent')
  await expect(
    changeStaff(keeper, keeper.id, { roles: ['administrator', 'supervisor'] }),
  ).rejects.toMatchObject({
    problem: { id: 'own_account' },
  })
})
