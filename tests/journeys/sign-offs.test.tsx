import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { welcomeRead } from '../../contract/staff.ts'
import { createClient } from '../../contract/client.ts'
import { approve, loadCodes, redeem } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'
import { readPrize, resend } from '../support/prizes.ts'
import { changeStaff } from '../support/sign-offs.ts'

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
  expect(row).toHaveTextContent('siti@example.com → new@example.com')
  expect(row).toHaveTextContent('It never came')
  await user.click(
    screen.getByRole('button', { name: `Sign off: Send a code to another address, ${number}` }),
  )
  expect(await screen.findByText(`Signed off: ${number}.`)).toBeVisible()
  expect(await screen.findByText('Nothing is waiting for a second person.')).toBeVisible()
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
  await user.click(await screen.findByRole('button', { name: 'Invite somebody' }))
  const form = within(await screen.findByRole('dialog', { name: 'Invite somebody' }))
  await user.type(form.getByLabelText(/^Name/), 'Camille')
  await user.type(form.getByLabelText(/^E-mail/), 'camille@desk.test{Enter}')
  expect(await screen.findByText('Asked. A second person has to sign this off.')).toBeVisible()
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

test('nobody changes their own roles, and is told so', async () => {
  const keeper = await app.desk.as('administrator', 'agent')
  await expect(
    changeStaff(keeper, keeper.id, { roles: ['administrator', 'supervisor'] }),
  ).rejects.toMatchObject({
    problem: { id: 'own_account' },
  })
})
