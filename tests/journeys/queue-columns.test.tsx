import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { preferencesChange } from '../../contract/preferences.ts'
import { loadPreferences } from '../../server/staff/preferences.ts'
import { expectAccessibleHere } from '../support/accessible.ts'
import { appTest, type Opened } from '../support/app.tsx'
import { redeemOwn } from '../support/acts.ts'

let number = ''
const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  number = await redeemOwn(desk)
})

const heads = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
const cells = () => screen.getAllByRole('cell').length
const usual = [
  '',
  'Due',
  'Claim',
  'Checks',
  'Member',
  'Product',
  'S/N',
  'Promotion',
  'Region',
  'Attempt',
  'Who',
  'Submitted',
]

async function openSheet({ user }: Pick<Opened, 'user'>) {
  await screen.findByRole('link', { name: new RegExp(`^${number}`) })
  await user.keyboard('c')
  return within(await screen.findByRole('dialog', { name: 'Columns' }))
}

const kept = async (id: string) => (await loadPreferences(app.desk.database, id)).queueColumns

test('columns are hidden, shown, moved and widened by keyboard, and are so on another machine', async () => {
  const opened = await app.open('/queue', 'agent')
  const { user, me } = opened
  const sheet = await openSheet(opened)
  expect(heads()).toEqual(usual)
  await expectAccessibleHere()
  // The first of the sheet has the focus.
  await waitFor(() => expect(sheet.getByRole('checkbox', { name: 'Due' })).toHaveFocus())
  await user.keyboard(' ')
  expect(heads()).not.toContain('Due')
  expect(sheet.getByText('Hidden. The list is sorted by it.')).toBeVisible()
  expect(sheet.getByRole('checkbox', { name: 'Claim' })).toBeDisabled()

  sheet.getByRole('button', { name: 'Move Product up' }).focus()
  await user.keyboard('{Enter}{Enter}')
  expect(sheet.getByRole('button', { name: 'Move Product up' })).toHaveFocus()
  sheet.getByRole('button', { name: 'Move S/N down' }).focus()
  await user.keyboard(' ')
  expect(sheet.getByRole('button', { name: 'Move S/N down' })).toHaveFocus()

  const width = sheet.getByRole('textbox', { name: 'Width of Member' })
  width.focus()
  await user.keyboard('{ArrowUp}{ArrowUp}')
  expect(width).toHaveValue('126 px')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

  const shown = [
    '',
    'Claim',
    'Product',
    'Checks',
    'Member',
    'Promotion',
    'S/N',
    'Region',
    'Attempt',
    'Who',
    'Submitted',
  ]
  expect(heads()).toEqual(shown)
  expect(cells()).toBe(shown.length)
  expect(screen.getByRole('table').style.getPropertyValue('--tracks')).toContain(' 126px ')
  await waitFor(async () =>
    expect(await kept(me)).toMatchObject({
      columnVisibility: { deadline: false },
      columnSizing: { memberName: 126 },
    }),
  )

  cleanup()
  await app.openAs(me, '/queue')
  await screen.findByRole('link', { name: new RegExp(`^${number}`) })
  expect(heads()).toEqual(shown)
})

test('a reset gives the usual columns back, and can be undone', async () => {
  const opened = await app.open('/queue', 'agent')
  const { user, me } = opened
  const sheet = await openSheet(opened)
  const reset = sheet.getByRole('button', { name: 'Reset' })
  expect(reset).toBeDisabled()
  await user.click(sheet.getByRole('checkbox', { name: 'Region' }))
  await user.click(reset)
  expect(heads()).toEqual(usual)
  expect(sheet.getByText('Columns reset.')).toBeVisible()
  await waitFor(async () => expect(await kept(me)).toBeNull())
  await user.click(sheet.getByRole('button', { name: 'Undo' }))
  expect(heads()).not.toContain('Region')
  await waitFor(async () => expect((await kept(me))?.columnVisibility).toEqual({ region: false }))
})

test('a change that is refused is said, and what is kept is shown', async () => {
  const opened = await app.open('/queue', 'agent')
  const sheet = await openSheet(opened)
  app.intercept.before = async (request) =>
    request.method === 'PATCH' ? new Response(null, { status: 500 }) : undefined
  await opened.user.click(sheet.getByRole('checkbox', { name: 'Region' }))
  expect(await sheet.findByRole('alert')).toBeVisible()
  await waitFor(() => expect(heads()).toEqual(usual))
})

test('columns that this version does not have are ignored, and kept when others change', async () => {
  const person = await app.desk.as('agent')
  const queueColumns = {
    columnVisibility: { soon: true, region: false },
    columnOrder: ['soon', 'number', 'decided', 'deadline'],
    columnSizing: { soon: 300 },
  }
  await person.call(preferencesChange, { body: { queueColumns } })
  const opened = await app.openAs(person.id, '/queue')
  const sheet = await openSheet(opened)
  expect(heads().slice(0, 4)).toEqual(['', 'Claim', 'Due', 'Checks'])
  await opened.user.click(sheet.getByRole('checkbox', { name: 'Region' }))
  await waitFor(async () =>
    expect(await kept(person.id)).toEqual({ ...queueColumns, columnVisibility: { soon: true } }),
  )
})

test('where a search found a claim is shown beside its number if the product is hidden', async () => {
  const person = await app.desk.as('agent')
  const queueColumns = {
    columnVisibility: { productName: false },
    columnOrder: [],
    columnSizing: {},
  }
  await person.call(preferencesChange, { body: { queueColumns } })
  await app.openAs(person.id, '/queue?q=Enter%20Komputer')
  const link = await screen.findByRole('link', { name: new RegExp(`^${number}`) })
  expect(heads()).not.toContain('Product')
  const cell = link.closest<HTMLElement>('[role="cell"]') ?? expect.fail()
  expect(await within(cell).findByRole('img', { name: /^Found by/ })).toBeVisible()
})
