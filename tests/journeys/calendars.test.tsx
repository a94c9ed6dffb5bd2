import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { calendarChange, calendarCreate, calendarRead } from '../../contract/calendars.ts'
import { readClaim, redeem } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'
import { entry, ics } from '../support/day-files.ts'

const plain = {
  source: 'the decree of the test',
  weekend: ['Saturday' as const, 'Sunday' as const],
  completeYears: ['2026'],
  provisionalYears: [],
  days: [{ date: '2026-01-01', name: 'New Year', kind: 'national' as const }],
}

let number = ''
const app = appTest(async (desk) => {
  const administrator = await desk.as('administrator')
  await administrator.call(calendarCreate, { body: { calendar: 'OFFICE', terms: plain } })
  await desk.addPromotion('smart-moves', { calendars: ['OFFICE'] })
  number = await redeem(desk)
})

const read = async (calendar = 'OFFICE') =>
  (await app.desk.as('auditor')).call(calendarRead, { params: { calendar }, query: {} })

const saveButton = () => screen.findByRole('button', { name: 'Save' })

test('calendars are listed with how far they reach and who counts with them', async () => {
  app.desk.at('2026-11-20T02:00:00Z')
  await app.open('/calendars', 'agent')
  const rowOf = async (name: string) => (await screen.findByRole('link', { name })).closest('tr')
  expect(await rowOf('OFFICE')).toHaveTextContent(/Ends Dec 31, 2026.*Smart Moves, Smarter Work1/)
  expect(await rowOf('ID')).toHaveTextContent('Official only until Dec 31, 2026')
  expect(await rowOf('FR')).toHaveTextContent('Official until Dec 31, 2027')
  expect(screen.queryByRole('link', { name: 'Add calendar' })).not.toBeInTheDocument()
  app.desk.at('2026-03-10T02:00:00Z')
})

test('a day that is added is looked at before it is written, and moves what waits', async () => {
  const { user } = await app.open('/calendars/OFFICE', 'administrator')
  fireEvent.change(await screen.findByLabelText('Date of new day'), {
    target: { value: '2026-03-17' },
  })
  await user.type(screen.getByLabelText('Name of new day'), 'A day of mourning{Enter}')
  expect(screen.queryByRole('button', { name: /^Save/ })).not.toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Preview changes' }))
  const moves = await screen.findByRole('status', { name: /1 of 1 open attempt would move/ })
  expect(moves).toHaveTextContent('Added: Mar 17, 2026, A day of mourning')
  expect(within(moves).getByRole('link', { name: number }).closest('tr')).toHaveTextContent(
    /Mon, Mar 30Tue, Mar 31/,
  )
  expect((await read()).version).toBe(1)

  await user.click(await saveButton())
  expect(await screen.findByText('Saved. 1 deadline moved.')).toBeVisible()
  expect((await readClaim(await app.desk.as('agent'), number)).deadline.dueOn).toBe('2026-03-31')
  const versions = within(await screen.findByRole('region', { name: 'Versions' }))
  await waitFor(() =>
    expect(versions.getByRole('link', { name: 'Version 2' }).closest('tr')).toHaveTextContent(
      /1 deadline moved$/,
    ),
  )
})

test('an earlier version can be read, and not changed', async () => {
  await app.open('/calendars/OFFICE?version=1', 'administrator')
  expect(await screen.findByText('This is version 1, not the latest.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Preview changes' })).not.toBeInTheDocument()
  expect(screen.getByText('New Year')).toBeVisible()
})

/** Opens the dialog and chooses a file in it. */
async function choose(user: UserEvent, text: string, name: string) {
  await user.click(await screen.findByRole('button', { name: 'Import file' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Import days' }))
  const input = document.querySelector('input[type="file"]')
  fireEvent.change(input ?? expect.fail('no file field'), {
    target: { files: [new File([text], name)] },
  })
  return dialog
}

test('days come from a file, which takes the place of its own years', async () => {
  const { user } = await app.open('/calendars/OFFICE', 'administrator')
  const text =
    'date,name\n2026-05-01,Hari Buruh\n2026-05-14,Kenaikan\n2026-05-16,補班\n2026-99-01,No such day'
  const dialog = await choose(user, text, 'days.csv')
  expect(await dialog.findByText('3 days in 2026')).toBeVisible()
  expect(dialog.getByText('Public holiday: 2 · Make-up working day: 1')).toBeVisible()
  expect(dialog.getByRole('row', { name: /May 16, 2026 補班 Make-up working day/ })).toBeVisible()
  expect(dialog.getByText(/^5: 2026-99-01, No such day – no readable date/)).toBeVisible()
  await user.click(dialog.getByRole('checkbox', { name: '2026' }))
  await user.click(dialog.getByRole('button', { name: 'Import 3 days' }))

  expect(await screen.findByDisplayValue('Hari Buruh')).toBeVisible()
  expect(screen.queryByDisplayValue('New Year')).not.toBeInTheDocument()
  expect(screen.getByRole('checkbox', { name: /2026 is complete/ })).toBeChecked()
  await user.click(screen.getByRole('button', { name: 'Preview changes' }))
  await user.click(await saveButton())
  await waitFor(async () =>
    expect((await read()).days.map(({ name }) => name)).toEqual(['Hari Buruh', 'Kenaikan', '補班']),
  )
  expect((await read()).completeYears).toEqual(['2026'])
})

test('what the file only celebrates is taken where somebody selects it', async () => {
  const { user } = await app.open('/calendars/OFFICE', 'administrator')
  const observed = ['DTSTART;VALUE=DATE:20260421', 'CATEGORIES:Observance', 'SUMMARY:Kartini Day']
  const off = ['DTSTART;VALUE=DATE:20260817', 'SUMMARY:Independence Day']
  const dialog = await choose(user, ics([...entry(...observed), ...entry(...off)]), 'days.ics')
  expect(await dialog.findByRole('button', { name: 'Import 1 day' })).toBeVisible()
  await user.click(dialog.getByRole('checkbox', { name: /Kartini Day/ }))
  await user.click(dialog.getByRole('button', { name: 'Import 2 days' }))
  expect(await screen.findByDisplayValue('Kartini Day')).toBeVisible()
})

test('what a file does not say is asked, and a file that cannot be read says why', async () => {
  const { user } = await app.open('/calendars/OFFICE', 'administrator')
  const dialog = await choose(user, 'date,name\n01/05/2026,Labour Day', 'days.csv')
  await user.click(await dialog.findByRole('radio', { name: '31/12/2026' }))
  await user.click(dialog.getByRole('button', { name: 'Read again' }))
  expect(await dialog.findByRole('row', { name: /May 1, 2026 Labour Day/ })).toBeVisible()
  const input = document.querySelector('input[type="file"]')
  fireEvent.change(input ?? expect.fail('no file field'), {
    target: { files: [new File(['date,name\n2026-01-01,"New Year'], 'broken.csv')] },
  })
  expect(await dialog.findByRole('alert')).toHaveTextContent(/^On line 2, a quote/)
  fireEvent.change(input ?? expect.fail('no file field'), {
    target: {
      files: [new File(['date;tanggal;nom\n2026-07-14;2026-07-20;Fête nationale'], 'fr.csv')],
    },
  })
  await user.selectOptions(await dialog.findByLabelText('Use “tanggal” as'), 'Not used')
  await user.click(dialog.getByRole('button', { name: 'Read again' }))
  expect(await dialog.findByRole('row', { name: /Jul 14, 2026 Fête nationale/ })).toBeVisible()
})

test('a change that came in between refuses the write, and keeps what was typed', async () => {
  const { user } = await app.open('/calendars/OFFICE', 'administrator')
  const name = await screen.findByLabelText('Name of Fri, May 1')
  await user.clear(name)
  await user.type(name, 'Labour Day')
  await user.click(screen.getByRole('button', { name: 'Preview changes' }))
  const save = await saveButton()
  const colleague = await app.desk.as('administrator')
  const params = { calendar: 'OFFICE' }
  await colleague.call(calendarChange, { params, version: 3, body: plain })

  await user.click(save)
  expect(await screen.findByRole('alert')).toHaveTextContent('Someone changed this calendar')
  expect(screen.getByDisplayValue('Labour Day')).toBeVisible()
})

test('a new calendar is added; a name that is taken is said so', async () => {
  const { user, address } = await app.open('/calendars/new', 'administrator')
  await user.type(await screen.findByLabelText('Name'), 'office')
  await user.type(screen.getByLabelText(/^Source/), 'the review office')
  await user.click(screen.getByRole('button', { name: 'Add calendar' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'A calendar with this name already exists. Choose another name.',
  )
  await user.type(screen.getByLabelText('Name'), '-2')
  await user.click(screen.getByRole('button', { name: 'Add calendar' }))
  await waitFor(() => expect(address()).toBe('/calendars/OFFICE-2'))
})
