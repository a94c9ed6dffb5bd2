import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readClaim, redeem } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'

let [overdue, fresh, agent] = ['', '', '']
const app = appTest(async (desk) => {
  await desk.addPromotion('jakarta', { name: 'Jakarta', language: 'id' })
  desk.at('2026-02-09T02:00:00Z')
  overdue = await redeem(desk, { promotion: 'jakarta' })
  desk.at('2026-03-24T02:00:00Z')
  fresh = await redeem(desk, { promotion: 'jakarta' })
  desk.at('2026-03-25T02:00:00Z')
  agent = (await desk.as('agent')).id
})

const owner = async (number: string) =>
  (await readClaim(await app.desk.as('auditor'), number)).assignee?.id ?? null

const dialog = async () => within(await screen.findByRole('dialog'))

test('from a red number to the reassigned claims, and back again', async () => {
  const { user, address } = await app.open('/board', 'supervisor')
  expect(await screen.findByRole('link', { name: '1 Overdue' })).toBeVisible()
  await user.keyboard('a')
  const asked = await dialog()
  expect(await asked.findByText('1 claim matches')).toBeVisible()
  await user.selectOptions(asked.getByLabelText('What to do with them'), agent)
  await user.type(asked.getByLabelText('Reason'), 'Overdue since yesterday')
  await user.click(await asked.findByRole('button', { name: 'Reassign 1 claim' }))
  expect(await asked.findByText('1 claim was reassigned')).toBeVisible()
  expect([await owner(overdue), await owner(fresh)]).toEqual([agent, null])

  await user.click(asked.getByRole('button', { name: 'Undo' }))
  expect(await asked.findByText('1 claim went back.')).toBeVisible()
  expect(await owner(overdue)).toBeNull()
  await user.click(asked.getByRole('button', { name: 'Done' }))
  expect(address()).toBe('/board')
})

test('a line of the board is shared out by rule', async () => {
  const { user } = await app.open('/board', 'supervisor')
  await user.click(await screen.findByRole('button', { name: 'Reassign Jakarta' }))
  const asked = await dialog()
  await user.click(asked.getByLabelText('On track'))
  await user.click(await asked.findByRole('button', { name: 'Reassign 2 claims' }))
  expect(await asked.findByText('2 claims were reassigned')).toBeVisible()
  expect(await owner(overdue)).not.toBeNull()
  await user.click(asked.getByRole('button', { name: 'Undo' }))
  expect(await asked.findByText('2 claims went back.')).toBeVisible()
})

test('a line of the board is put off, looked at first, and taken up again', async () => {
  const { user } = await app.open('/board', 'supervisor')
  await user.click(await screen.findByRole('button', { name: 'Reassign Jakarta' }))
  const asked = await dialog()
  await user.selectOptions(asked.getByLabelText('What to do with them'), 'hold')
  expect(asked.getByRole('button', { name: 'Hold' })).toBeDisabled()
  const until = asked.getByLabelText(/^Until/)
  fireEvent.change(until, { target: { value: '2026-03-20' } })
  expect(await asked.findByRole('alert')).toHaveTextContent('Must be after today')
  fireEvent.change(until, { target: { value: '2026-04-02' } })
  expect(await asked.findByText('On hold: 1')).toBeVisible()
  await user.type(asked.getByLabelText(/^Reason/), 'The shop answers on Thursday')
  await user.click(asked.getByRole('button', { name: 'Hold 1 claim' }))
  expect(await asked.findByText('1 claim is on hold')).toBeVisible()
  const holdOn = async () => (await readClaim(await app.desk.as('auditor'), overdue)).hold
  expect(await holdOn()).toMatchObject({
    until: '2026-04-02',
    because: 'The shop answers on Thursday',
  })
  await user.click(asked.getByRole('button', { name: 'Undo' }))
  expect(await asked.findByText('1 claim is off hold again.')).toBeVisible()
  expect(await holdOn()).toBeNull()
})

test('somebody who falls ill leaves nothing behind', async () => {
  const { user } = await app.open('/board/people', 'supervisor')
  const [change] = await screen.findAllByRole('button', { name: /^Change agent/ })
  await user.click(change ?? expect.fail('nobody to change'))
  const form = await dialog()
  fireEvent.change(form.getByLabelText('Away from'), { target: { value: '2026-03-25' } })
  fireEvent.change(form.getByLabelText('Away until'), { target: { value: '2026-03-24' } })
  await user.click(form.getByRole('button', { name: 'Save' }))
  expect(await form.findByRole('alert')).toHaveTextContent('are not valid')
  fireEvent.change(form.getByLabelText('Away until'), { target: { value: '2026-03-27' } })
  await user.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(await screen.findByText('Away Wed, Mar 25 – Fri, Mar 27')).toBeVisible()
})

test('an auditor reads who has what, and gives nothing away', async () => {
  await app.open('/board/people', 'auditor')
  expect(await screen.findByRole('columnheader', { name: 'Working on now' })).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Change/ })).not.toBeInTheDocument()
})
