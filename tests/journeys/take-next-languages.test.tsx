import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { workloadChange } from '../../contract/reassign.ts'
import type { Language } from '../../contract/schema.ts'
import { redeemOwn } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'

let french = ''
const app = appTest(async (desk) => {
  await desk.addPromotion('spring', { language: 'fr', regions: ['FR'] })
  french = await redeemOwn(desk, { promotion: 'spring', member: { region: 'FR' } })
})

/** Somebody who reads these languages has the queue before them, with the French claim in it. */
async function openFor(languages: Language[], cap: number | null = null) {
  const supervisor = await app.desk.as('supervisor')
  const { id } = await app.desk.as('agent')
  const usual = { cap, absentFrom: null, absentUntil: null }
  await supervisor.call(workloadChange, { params: { id }, body: { ...usual, languages } })
  const opened = await app.openAs(id, '/queue')
  await screen.findByRole('link', { name: new RegExp(french) })
  return opened
}

test('a French claim is not given to somebody who reads Indonesian, who is told why', async () => {
  const { user, address } = await openFor(['id'])
  await user.keyboard('n')
  await screen.findByText('No available claims here.')
  await screen.findByText('There are some in languages you don’t read: French.')
  expect(address()).toBe('/queue')
})

test('it is given to somebody who reads French', async () => {
  const { user, address } = await openFor(['fr'])
  await user.keyboard('n')
  await waitFor(() => expect(address()).toBe(`/claims/${french}`))
})

test('whoever is at their claim limit is told that there are others', async () => {
  const { user, address } = await openFor([], 0)
  await user.keyboard('n')
  await screen.findByText(/as many open claims as your claim limit allows/)
  expect(address()).toBe('/queue')
})
