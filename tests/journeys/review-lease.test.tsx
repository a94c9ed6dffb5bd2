import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { claimTake } from '../../contract/claims.ts'
import { appTest, decided, readyToDecide } from '../support/app.tsx'
import { approve, readClaim, redeemOwn } from '../support/acts.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
})

/** Name of whoever holds a claim, as a supervisor sees it. */
async function holderOf(number: string): Promise<string | null> {
  const { lease } = await readClaim(await app.desk.as('supervisor'), number)
  return lease?.holder.name ?? null
}

test('a claim is held while it is open, and given back on leaving', async () => {
  const number = await redeemOwn(app.desk)
  const { user, me } = await app.open(`/claims/${number}`, 'agent')
  await readyToDecide()
  await waitFor(async () => expect(await holderOf(number)).toMatch(/^agent/))
  const { lease } = await readClaim(await app.desk.as('supervisor'), number)
  expect(lease?.holder.id).toBe(me)
  await user.keyboard('q')
  await screen.findByRole('table', { name: 'Queue' })
  await waitFor(async () => expect(await holderOf(number)).toBeNull())
})

test('a claim that is left before it was held is given back all the same', async () => {
  const number = await redeemOwn(app.desk)
  const answer = Promise.withResolvers<void>()
  app.intercept.before = async ({ method, url }) => {
    if (method === 'PUT' && url.endsWith('/lease')) await answer.promise
  }
  const { user } = await app.open(`/claims/${number}`, 'agent')
  await screen.findByRole('heading', { name: number })
  await user.keyboard('q')
  await screen.findByRole('table', { name: 'Queue' })
  let isGivenBack = false
  app.intercept.before = async ({ method }) => {
    if (method === 'DELETE') isGivenBack = true
  }
  answer.resolve()
  await waitFor(() => expect(isGivenBack).toBe(true))
  await waitFor(async () => expect(await holderOf(number)).toBeNull())
})

test('a claim that a colleague holds says who, and cannot be decided', async () => {
  const number = await redeemOwn(app.desk)
  const colleague = await app.desk.as('agent')
  const { holder } = await colleague.call(claimTake, { params: { number } })
  const { user } = await app.open(`/claims/${number}`, 'agent')
  expect(await screen.findByText(`${holder.name} is reviewing this claim.`)).toBeVisible()
  expect(screen.getByText(new RegExp(`^${holder.name} has had it open since`))).toBeVisible()
  for (const name of [/^Approve/, /^Ask again/, /^Decline/]) {
    expect(screen.getByRole('button', { name })).toBeDisabled()
  }
  await user.keyboard('ard')
  expect(screen.queryByRole('form')).toBeNull()
  expect(await holderOf(number)).toBe(holder.name)
})

test('a colleague who was quicker is named, also when both opened it at the same moment', async () => {
  const number = await redeemOwn(app.desk)
  const colleague = await app.desk.as('agent')
  app.intercept.before = async ({ method, url }) => {
    if (method !== 'PUT' || !url.endsWith('/lease')) return
    app.intercept.before = null
    await colleague.call(claimTake, { params: { number } })
  }
  await app.open(`/claims/${number}`, 'agent')
  expect(await screen.findByText(/^agent \d+ is reviewing this claim\.$/)).toBeVisible()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeDisabled()
})

test('a decision that meets a colleague’s lease says who is at the claim', async () => {
  const number = await redeemOwn(app.desk)
  const { user } = await app.open(`/claims/${number}`, 'agent')
  await readyToDecide()
  await user.keyboard('r1')
  await screen.findByRole('region', { name: 'What the member will get' })
  await waitFor(async () => expect(await holderOf(number)).not.toBeNull())
  await app.desk.database.deleteFrom('leases').execute()
  const { holder } = await (await app.desk.as('agent')).call(claimTake, { params: { number } })
  await user.keyboard('{Enter}')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent(`${holder.name} is reviewing this claim.`)
})

test('a claim that was decided is held by nobody', async () => {
  const number = await redeemOwn(app.desk)
  await approve(await app.desk.as('supervisor'), number)
  let isAsked = false
  app.intercept.before = async ({ url }) => {
    if (url.endsWith('/lease')) isAsked = true
  }
  await app.open(`/claims/${number}`, 'agent')
  expect(await decided(/^Approved by supervisor/)).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Approve/ })).toBeNull()
  expect(isAsked).toBe(false)
})

test('a claim that one merely looks at is left with N, and nobody is asked why', async () => {
  await app.desk.database.deleteFrom('leases').execute()
  const first = await redeemOwn(app.desk)
  await redeemOwn(app.desk)
  const { user, address } = await app.open(`/claims/${first}`, 'agent')
  await readyToDecide()
  await user.keyboard('n')
  await waitFor(() => expect(address()).toMatch(/^\/claims\//))
  await waitFor(() => expect(address()).not.toBe(`/claims/${first}`))
  expect(screen.queryByRole('dialog')).toBeNull()
  await waitFor(async () => expect(await holderOf(first)).toBeNull())
  const { history } = await readClaim(await app.desk.as('supervisor'), first)
  expect(history.map(({ kind }) => kind)).not.toContain('claim_skipped')
})

test('a claim that is being decided is skipped with a reason', async () => {
  const { user } = await app.open(`/claims/${await redeemOwn(app.desk)}`, 'agent')
  await readyToDecide()
  expect(screen.getByRole('button', { name: /^Skip(?!…)/ })).toBeVisible()
  await user.keyboard('d')
  await user.click(screen.getByRole('button', { name: /^Skip…/ }))
  expect(await screen.findByRole('dialog', { name: 'Skip this claim' })).toBeVisible()
})

test('N asks why a claim that was taken is left to others, gives it back and takes another', async () => {
  await app.desk.database.deleteFrom('leases').execute()
  const recipient = { lastName: 'Skipworth' }
  const both = [await redeemOwn(app.desk, { recipient }), await redeemOwn(app.desk, { recipient })]
  const { user, address } = await app.open('/queue?q=Skipworth', 'agent')
  await screen.findByRole('link', { name: new RegExp(`^${both[0]}`) })
  await user.keyboard('n')
  await waitFor(() => expect(address()).toContain('/claims/'))
  const taken = both.find((number) => address().includes(number)) ?? ''
  const other = both.find((number) => number !== taken) ?? ''
  // The queue has a button Declined, so it is not enough that a decision is offered.
  await screen.findByRole('heading', { name: taken })
  await readyToDecide()
  await user.keyboard('n')
  await screen.findByRole('dialog', { name: 'Skip this claim' })
  await user.keyboard('3')
  await waitFor(() => expect(address()).toContain(`/claims/${other}`))
  await waitFor(async () => expect(await holderOf(taken)).toBeNull())
  const supervisor = await app.desk.as('supervisor')
  expect(await readClaim(supervisor, other)).toMatchObject({ state: 'waiting' })
  expect((await readClaim(supervisor, taken)).history[0]).toMatchObject({
    kind: 'claim_skipped',
    internalNote: 'A colleague should see it',
  })
})

test('a supervisor gives a claim to a colleague, who sees that it is theirs', async () => {
  const number = await redeemOwn(app.desk)
  const colleague = await app.desk.as('agent')
  const { user } = await app.open(`/claims/${number}`, 'supervisor')
  await readyToDecide()
  const picker = screen.getByRole('combobox', { name: 'Assigned to' })
  expect(picker).toHaveDisplayValue('Unassigned')
  await waitFor(() => expect(picker.querySelectorAll('option').length).toBeGreaterThan(1))
  await user.selectOptions(picker, colleague.id)
  await waitFor(() => expect(picker).toHaveValue(colleague.id))
  await waitFor(async () => {
    const { assignee } = await readClaim(colleague, number)
    expect(assignee?.id).toBe(colleague.id)
  })
  // The mouse let the focus go: a letter is a shortcut again, and gives the claim to nobody else.
  await user.keyboard('h')
  expect(await screen.findByText(/^Assigned to agent \d+$/)).toBeVisible()
})

test('to whom a claim is given is read by all and changed by none but a supervisor', async () => {
  const number = await redeemOwn(app.desk)
  await app.open(`/claims/${number}`, 'agent')
  await readyToDecide()
  expect(screen.queryByRole('combobox', { name: 'Assigned to' })).toBeNull()
})

test('an assignment that meets a change says so, and the claim is read again', async () => {
  const number = await redeemOwn(app.desk)
  const colleague = await app.desk.as('agent')
  const { user } = await app.open(`/claims/${number}`, 'supervisor')
  await readyToDecide()
  await app.desk.database.deleteFrom('leases').execute()
  await approve(await app.desk.as('supervisor'), number)
  const picker = screen.getByRole('combobox', { name: 'Assigned to' })
  await waitFor(() => expect(picker.querySelectorAll('option').length).toBeGreaterThan(1))
  await user.selectOptions(picker, colleague.id)
  expect(
    await screen.findByText(
      'Someone changed this claim while you were reading it. Reload to see what changed.',
    ),
  ).toBeVisible()
  expect(screen.getByText(/^supervisor \d+: Approved, /)).toBeVisible()
  expect(await decided(/^Approved by supervisor/)).toBeVisible()
})
