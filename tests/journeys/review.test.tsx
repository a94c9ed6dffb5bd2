import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { claimAskAgain } from '../../contract/decisions.ts'
import { claimRead } from '../../contract/claims.ts'
import { intakeAttemptCreate, intakeClaimRead } from '../../contract/intake.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { memberOf, redeemOwn } from '../support/acts.ts'
import { siti } from '../support/factories.ts'
import { jpeg } from '../support/pictures.ts'
import { personHeader } from '../../mocks/header-identity.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
})

const reason = 'Please provide the invoice with your product name on it, thanks.'

test('both pictures and the registered facts of a claim are there', async () => {
  const number = await redeemOwn(app.desk)
  await app.open(`/claims/${number}`, 'agent')
  expect(await screen.findByRole('heading', { name: number })).toBeVisible()
  expect(screen.getByRole('img', { name: 'Invoice' })).toHaveAttribute(
    'src',
    expect.stringContaining(`/api/claims/${number}/pictures/`),
  )
  expect(screen.getByRole('img', { name: 'Serial photo' })).toBeInTheDocument()
  expect(screen.getByText('Enter Komputer')).toBeVisible()
})

test('asked again by keyboard: the mail and the status that were shown are the ones that go', async () => {
  const number = await redeemOwn(app.desk)
  const { user } = await app.open(`/claims/${number}`, 'agent')
  await readyToDecide()
  await user.keyboard('r1')
  const preview = await screen.findByRole('region', { name: 'What the member will get' })
  expect(within(preview).getByText(`Reason : ${reason}`)).toBeVisible()
  await user.keyboard('{Enter}')

  expect(await screen.findByText(`${number} asked again.`)).toBeVisible()
  const row = await app.desk.memberCenter.call(intakeClaimRead, { params: { number } })
  expect(row).toMatchObject({ status: reason, hasRedeemAgain: true })
})

test('after a decision the next claim is there, and the last one’s reasons are not', async () => {
  const first = await redeemOwn(app.desk)
  await redeemOwn(app.desk)
  const { user, address } = await app.open(`/claims/${first}`, 'agent')
  await readyToDecide()
  await user.keyboard('r5')
  await screen.findByRole('region', { name: 'What the member will get' })
  await user.keyboard('{Enter}')
  await waitFor(() => expect(address()).not.toContain(first))
  await readyToDecide()
  await user.keyboard('r')
  expect(await screen.findByText('Select at least one reason to see the mail.')).toBeVisible()
})

test('nothing can be decided before both pictures are on screen, and the panel says so', async () => {
  const number = await redeemOwn(app.desk)
  app.intercept.before = async (request) =>
    request.url.includes('/pictures/') ? new Promise<never>(() => {}) : undefined
  const { user } = await app.open(`/claims/${number}`, 'agent')
  expect(await screen.findByText('The pictures are still loading.')).toBeVisible()
  await user.keyboard('a')
  expect(screen.queryByRole('form')).toBeNull()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeDisabled()
})

test('a picture that cannot be loaded stops the decision and says why', async () => {
  const number = await redeemOwn(app.desk)
  app.intercept.before = async (request) =>
    request.url.includes('/pictures/') ? new Response(null, { status: 404 }) : undefined
  await app.open(`/claims/${number}`, 'agent')
  expect(await screen.findByText(/A picture could not be loaded/)).toBeVisible()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeDisabled()
})

test('a lost race names who won and offers what is new', async () => {
  const number = await redeemOwn(app.desk)
  // In a view of its own: with another claim to go on with, the refusal is said in a bar.
  const { user } = await app.open(`/claims/${number}?q=${number}`, 'agent')
  await readyToDecide()
  await user.keyboard('r1')
  await screen.findByRole('region', { name: 'What the member will get' })
  app.intercept.before = async (request) => {
    if (!request.url.endsWith('/ask-again')) return
    app.intercept.before = null
    const rival = await app.desk.as('supervisor')
    await app.desk.database.deleteFrom('leases').execute()
    const { version } = await rival.call(claimRead, { params: { number } })
    await rival.call(claimAskAgain, {
      params: { number },
      version,
      idempotencyKey: 'rival-was-quicker',
      body: { reasons: ['photo_unreadable'], internalNote: null },
    })
  }
  await user.keyboard('{Enter}')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent(
    'Someone changed this claim while you were reading it. Reload to see what changed.',
  )
  expect(alert).toHaveTextContent(/supervisor \d+: Asked again/)
  await user.click(within(alert).getByRole('button', { name: 'Show current state' }))
  expect(await screen.findByText('Waiting for the member.')).toBeVisible()
})

test('a decision whose answer was lost is asked for again, and happens once', async () => {
  // With no other claim to go on to, its decision is waited for.
  await app.desk.addPromotion('alone')
  const number = await redeemOwn(app.desk, { promotion: 'alone' })
  const { user } = await app.open(`/claims/${number}?promotion=alone`, 'agent')
  await readyToDecide()
  await user.keyboard('r1')
  await screen.findByRole('region', { name: 'What the member will get' })
  app.intercept.before = async (request) => {
    if (!request.url.endsWith('/ask-again')) return
    app.intercept.before = null
    const headers = new Headers(request.headers)
    const agent = await app.desk.database
      .selectFrom('leases')
      .innerJoin('claims', 'claims.id', 'leases.claim_id')
      .select('leases.staff_id')
      .where('claims.number', '=', number)
      .executeTakeFirstOrThrow()
    headers.set(personHeader, agent.staff_id)
    await app.desk.api(new Request(request, { headers }))
    return Response.error()
  }
  await user.keyboard('{Enter}')
  expect(await screen.findByText(/Checking whether the decision was saved/)).toBeVisible()
  expect(await screen.findByText(`${number} asked again.`)).toBeVisible()
  const supervisor = await app.desk.as('supervisor')
  const { history } = await supervisor.call(claimRead, { params: { number } })
  expect(history.filter(({ kind }) => kind === 'claim_asked_again')).toHaveLength(1)
})

test('earlier attempts stay readable beside the newest, with what changed', async () => {
  const number = await redeemOwn(app.desk)
  const supervisor = await app.desk.as('supervisor')
  await supervisor.call(claimAskAgain, {
    params: { number },
    version: 1,
    idempotencyKey: 'ask-for-an-attempt',
    body: { reasons: ['invoice_unreadable'], internalNote: 'Too dark to read the date' },
  })
  await app.desk.memberCenter.call(intakeAttemptCreate, {
    params: { number },
    json: {
      memberId: await memberOf(app.desk, number),
      recipient: { ...siti, city: 'Bandung' },
      note: null,
    },
    files: { invoice: await jpeg(201) },
    idempotencyKey: 'redeem-again-for-it',
  })
  const { user, address } = await app.open(`/claims/${number}`, 'agent')
  expect(await screen.findByText('unchanged since attempt 1')).toBeVisible()
  expect(screen.getByText(/Bandung/).closest('[data-changed]')).not.toBeNull()
  await user.keyboard('v')
  await waitFor(() => expect(screen.queryByText('unchanged since attempt 1')).toBeNull())
  expect(address()).toContain('a=1')
  await user.keyboard('h')
  expect(await screen.findByText('Too dark to read the date', { exact: false })).toBeVisible()
  expect(screen.getByText('New: invoice, recipient')).toBeVisible()
})

test('an auditor reads everything and decides nothing', async () => {
  const number = await redeemOwn(app.desk)
  await app.open(`/claims/${number}`, 'auditor')
  expect(await screen.findByText('Your role can’t decide claims.')).toBeVisible()
  expect(screen.getByRole('img', { name: 'Invoice' })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeDisabled()
})
