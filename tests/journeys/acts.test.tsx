import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { promotionChange, promotionCreate } from '../../contract/promotion-changes.ts'
import { appTest } from '../support/app.tsx'
import { promotionTerms } from '../support/factories.ts'

const app = appTest(async (desk) => {
  const administrator = await desk.as('administrator')
  const terms = promotionTerms()
  await administrator.call(promotionCreate, { body: { id: 'spring', terms } })
  await administrator.call(promotionChange, {
    params: { id: 'spring' },
    version: 1,
    body: { ...terms, redeemLimitPerEmail: 2 },
  })
})

test('an administrator reads who changed what, and from what', async () => {
  const { user, address } = await app.open('/staff', 'administrator')
  await user.click(await screen.findByRole('link', { name: 'Record' }))
  const list = within(await screen.findByRole('list', { name: 'Record of changes' }))
  const [changed, added] = list.getAllByRole('listitem')
  expect(changed).toHaveTextContent('Promotion changed')
  expect(changed).toHaveTextContent('Claims per e-mail2')
  // Many parts wait until they are asked for.
  expect(added).toHaveTextContent('Promotion added')
  expect(within(added ?? expect.fail('no entry')).getByText(/^\d+ parts$/)).toBeVisible()
  await user.selectOptions(screen.getByLabelText('Change'), 'Promotion added')
  expect(address()).toBe('/staff/record?kind=promotion_added')
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1))
  await user.selectOptions(screen.getByLabelText('Change'), 'Account changed')
  expect(await screen.findByText('No changes match these filters.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Clear' }))
  expect(await screen.findAllByRole('listitem')).toHaveLength(2)
})

test('when the record does not come, that is said, and it can be asked for again', async () => {
  app.intercept.before = async (request) => {
    if (request.url.includes('/api/acts')) return new Response(null, { status: 500 })
  }
  const { user } = await app.open('/staff/record', 'auditor')
  expect(await screen.findByText('The record could not be loaded.')).toBeVisible()
  app.intercept.before = null
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findAllByRole('listitem')).toHaveLength(2)
})
