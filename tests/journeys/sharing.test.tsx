import { screen, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { workloadChange, type WorkTerms } from '../../contract/reassign.ts'
import { shareArrivals } from '../../server/supervision/share-arrivals.ts'
import { redeemOwn } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'

const app = appTest(async (desk) => {
  await desk.addPromotion('spring', { language: 'fr', regions: ['FR'] })
})
let [ayu, camille] = ['', '']

const usual: WorkTerms = { languages: [], cap: null, absentFrom: null, absentUntil: null }

async function setTerms(id: string, terms: Partial<WorkTerms>): Promise<void> {
  const supervisor = await app.desk.as('supervisor')
  for (const person of [id, supervisor.id]) {
    const body = { ...usual, cap: 0, ...(person === id ? terms : {}) }
    await supervisor.call(workloadChange, { params: { id: person }, body })
  }
}

beforeAll(async () => {
  const named = async (name: string, terms: Partial<WorkTerms>) => {
    const { id } = await app.desk.as('agent')
    await app.desk.database.updateTable('staff').set({ name }).where('id', '=', id).execute()
    await setTerms(id, { cap: 40, ...terms })
    return id
  }
  // Whoever came first is first among equals: language alone decides here.
  ayu = await named('Ayu', { languages: ['id'] })
  camille = await named('Camille', { languages: ['fr'] })
})

/** A claim comes, and the desk gives it to somebody by itself. */
async function arrive(): Promise<string> {
  const number = await redeemOwn(app.desk, { promotion: 'spring', member: { region: 'FR' } })
  await shareArrivals(app.desk.ports)
  return number
}

test('a supervisor has new claims shared out, and is told first what that means', async () => {
  const { user, me } = await app.open('/board/people', 'supervisor')
  await setTerms(me, { cap: 0 })
  const panel = within(await screen.findByRole('region', { name: 'New claims' }))
  expect(panel.getByRole('button', { name: 'Save' })).toBeDisabled()
  await user.click(panel.getByRole('radio', { name: 'Share them out evenly' }))
  expect(panel.getByRole('status')).toHaveTextContent('Claims that are open now stay')
  await user.click(panel.getByRole('button', { name: 'Save' }))
  await screen.findByText('Saved.')
  expect(panel.queryByRole('status')).toBeNull()
})

test('a French claim goes past whoever reads Indonesian, and says why', async () => {
  const number = await arrive()
  const { user } = await app.openAs(camille, `/claims/${number}`)
  await screen.findByText('Given to Camille: French, 1 today, 1 of 40')
  await user.click(screen.getByRole('radio', { name: /History/ }))
  await screen.findByText(/^Redeem Desk,/)
  await screen.findByText('Given to Camille: French, 1 today, 1 of 40')
})

test('it is not among the claims of whoever reads Indonesian', async () => {
  const number = await arrive()
  await app.openAs(ayu, '/queue?view=mine')
  await screen.findByText('No claims in this view.')
  expect(screen.queryByText(number)).toBeNull()
})

test('while nobody reads it the claim stays for all, and says that', async () => {
  await setTerms(camille, {
    cap: 40,
    languages: ['fr'],
    absentFrom: '2026-03-10',
    absentUntil: '2026-03-11',
  })
  const number = await arrive()
  await app.openAs(ayu, `/claims/${number}`)
  await screen.findByText('Not assigned: no one here reads French')
})

test('the people say how many claims an absence unassigned', async () => {
  await app.open('/board/people', 'supervisor')
  await screen.findByText('2 claims were unassigned')
})

test('an auditor sees the rule and cannot change it', async () => {
  await app.open('/board/people', 'auditor')
  const panel = within(await screen.findByRole('region', { name: 'New claims' }))
  expect(panel.getByRole('radio', { name: 'Share them out evenly' })).toBeChecked()
  expect(panel.getByRole('radio', { name: 'Share them out evenly' })).toBeDisabled()
  expect(panel.queryByRole('button', { name: 'Save' })).toBeNull()
})
