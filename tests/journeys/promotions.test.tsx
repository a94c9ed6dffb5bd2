import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { promotionList, type Promotion } from '../../contract/promotions.ts'
import { promotionChange, type PromotionTerms } from '../../contract/promotion-changes.ts'
import { formatDate } from '../../src/ui/dates.ts'
import { appTest, type Opened } from '../support/app.tsx'
import { promotionTerms } from '../support/factories.ts'
import { loadCodes, redeemOwn } from '../support/acts.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
})

/** A part of the form by its legend. */
const part = async (legend: string) => within(await screen.findByRole('group', { name: legend }))

async function setDay(name: string, day: string): Promise<void> {
  const periods = await part('Periods')
  fireEvent.change(periods.getByLabelText(new RegExp(`^${name}`)), { target: { value: day } })
}

/** A new promotion with everything that must be said, and a period that runs backwards. */
async function typePromotion(opened: Opened, id: string): Promise<void> {
  const { user } = opened
  const basics = await part('Basics')
  await paste(opened, basics.getByLabelText(/^Name/), 'Spring Special Plus')
  await paste(opened, basics.getByLabelText(/^ID/), id)
  await user.type(basics.getByLabelText(/^Regions/), 'FR{Enter}')
  await setDay('Bought from', '2026-05-31')
  await setDay('Bought until', '2026-05-01')
  await setDay('Redeemed until', '2026-06-15')
  await paste(opened, (await part('Periods')).getByLabelText(/^Time zone/), 'Europe/Paris')
  const prizes = await part('Prizes')
  await paste(opened, prizes.getByLabelText(/^Name/), 'Steam code')
  await user.type(prizes.getByLabelText(/^ID/), 'steam')
  await user.type((await part('Review clock')).getByLabelText(/^Calendars/), 'FR{Enter}')
}

/** Paste into a field, as from a spreadsheet. */
async function paste({ user }: Opened, field: HTMLElement, text: string): Promise<void> {
  await user.click(field)
  await user.paste(text)
}

const add = () => screen.getByRole('button', { name: 'Add promotion' })
const save = () => screen.findByRole('button', { name: 'Save' })

const promotionOf = async (id: string): Promise<Promotion> => {
  const all = await (await app.desk.as('auditor')).call(promotionList, {})
  return all.find((one) => one.id === id) ?? expect.fail(`${id} is not there`)
}

async function changeElsewhere(id: string, terms: Partial<PromotionTerms>): Promise<void> {
  const colleague = await app.desk.as('administrator')
  const { version } = await promotionOf(id)
  await colleague.call(promotionChange, { params: { id }, version, body: promotionTerms(terms) })
}

test('promotions are listed with their terms and how many claims they have', async () => {
  await redeemOwn(app.desk)
  await app.open('/promotions', 'agent')
  const row = (await screen.findByRole('link', { name: 'Smart Moves, Smarter Work' })).closest('tr')
  expect(row).toHaveTextContent('Jan 1, 2026 – Mar 31, 2026')
  expect(row).toHaveTextContent('Desktop, All-in-One PC, PRO DT')
  expect(
    within(row ?? expect.fail('no row'))
      .getAllByRole('cell')
      .at(-1),
  ).toHaveTextContent('1')
})

test('an administrator adds a promotion; a period that ends before it starts is refused at its field', async () => {
  const opened = await app.open('/promotions', 'administrator')
  const { user, address } = opened
  await user.click(await screen.findByRole('link', { name: 'Add promotion' }))
  await screen.findByRole('heading', { name: 'New promotion' })
  await typePromotion(opened, 'fr-spring-2026')
  await user.click(add())

  const until = (await part('Periods')).getByLabelText(/^Bought until/)
  await waitFor(() =>
    expect(until).toHaveAccessibleDescription('The purchase period ends before it starts.'),
  )
  expect(screen.queryByRole('alert')).toBeNull()
  expect((await part('Periods')).getByLabelText(/^Time zone/)).toHaveValue('Europe/Paris')
  expect((await part('Basics')).getByText('FR')).toBeVisible()

  await setDay('Bought until', '2026-05-31')
  expect(until).toHaveAccessibleDescription('')
  await user.click(add())
  expect(await screen.findByText('Spring Special Plus saved.')).toBeVisible()
  await waitFor(() => expect(address()).toBe('/promotions/fr-spring-2026'))
  expect(await promotionOf('fr-spring-2026')).toMatchObject({
    regions: ['FR'],
    prizes: [{ id: 'steam', name: 'Steam code' }],
  })
})

test('an id that exists is said, and nothing that was typed is lost', async () => {
  const opened = await app.open('/promotions/new', 'administrator')
  await typePromotion(opened, 'smart-moves')
  await setDay('Bought until', '2026-05-31')
  await opened.user.click(add())
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'A promotion with this ID already exists. Choose another ID.',
  )
  expect((await part('Basics')).getByLabelText(/^Name/)).toHaveValue('Spring Special Plus')
})

test('what is wrong with one entry of a list is said at its row, which can be gone to', async () => {
  const opened = await app.open('/promotions/new', 'administrator')
  const { user } = opened
  await typePromotion(opened, 'fr-lines')
  await user.type((await part('Basics')).getByLabelText(/^Regions/), 'Germany{Enter}')
  const stores = await part('Partner stores')
  await user.click(stores.getByRole('button', { name: 'Add store' }))
  await paste(opened, await stores.findByLabelText('Region, row 1'), 'FR; LDLC\n\nFrance; Fnac')
  const series = await part('Product series with their own dates')
  await user.click(series.getByRole('button', { name: 'Add series' }))
  await user.type(await series.findByLabelText('Models in the series, row 1'), 'RTX 5060')
  await user.click(add())
  const region = stores.getByLabelText('Region, row 2')
  await waitFor(() => expect(region).toBeInvalid())
  expect(stores.getByText(/^This is not in the expected format\./)).toBeVisible()
  await user.click(stores.getByRole('button', { name: 'Row 2:' }))
  expect(region).toHaveFocus()
  expect(series.getByLabelText('Bought from, row 1')).toBeInvalid()
  expect((await part('Basics')).getByLabelText(/^Regions/)).toHaveAccessibleDescription(
    /^This is not in the expected format\./,
  )
  expect(region).toHaveValue('France')
  // The list of sections says where there is something to fix.
  const sections = within(screen.getByRole('navigation', { name: 'Sections' }))
  expect(
    within(sections.getByRole('button', { name: /^Partner stores/ })).getByLabelText(
      '1 field to fix',
    ),
  ).toBeVisible()
  await user.clear(region)
  await user.type(region, 'FR')
  expect(region).toBeValid()
})

test('dates of a spreadsheet are pasted as dates; what is none stays and is said at its row', async () => {
  const opened = await app.open('/promotions/new', 'administrator')
  const series = await part('Product series with their own dates')
  await opened.user.click(series.getByRole('button', { name: 'Add series' }))
  const first = await series.findByLabelText('Bought from, row 1')
  await paste(opened, first, '2/26/2026\t31 Mar 2026\tAM242\nFrom\tUntil\tSeries')
  expect(await series.findByLabelText('Bought until, row 1')).toHaveValue(formatDate('2026-03-31'))
  expect(series.getByLabelText('Bought from, row 1')).toHaveValue(formatDate('2026-02-26'))
  expect(series.getByLabelText('Models in the series, row 1')).toHaveValue('AM242')
  const none = series.getByLabelText('Bought from, row 2')
  expect(none).toHaveValue('From')
  expect(none).toBeInvalid()
  expect(none).toHaveAttribute('title', '“From” is not a date')
})

test('a long list is pasted at once; repeated and empty rows are named and removed', async () => {
  await app.desk.addPromotion('long', { name: 'Long' })
  const opened = await app.open('/promotions/long', 'administrator')
  const { user } = opened
  const models = await part('Models')
  const lines = Array.from({ length: 3000 }, (_, index) => `Model ${index}`)
  lines[2] = ' model 0'
  await user.click(models.getByRole('button', { name: 'Add model' }))
  await paste(opened, await models.findByLabelText('Model, row 1'), lines.join('\n'))
  expect(await models.findByText('3,000 rows')).toBeVisible()
  // Only what is in view is there.
  expect(models.getAllByRole('textbox').length).toBeLessThan(60)
  expect(await models.findByRole('button', { name: 'Row 3 repeats row 1.' })).toBeVisible()
  await user.click(models.getByRole('button', { name: 'Remove it' }))
  expect(await models.findByText('2,999 rows')).toBeVisible()
  expect(screen.getByText('2,999 changes')).toBeVisible()
  await user.click(models.getByRole('button', { name: 'Add model' }))
  expect(await models.findByText(/^Row 3,?000 is empty/)).toBeVisible()
  // More than a promotion may have: said at the list, and nothing is lost.
  await user.click(await save())
  expect(await models.findByText('There can be at most 500.')).toBeVisible()
  expect(models.getByText('3,000 rows')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Reset' }))
  expect(await screen.findByText('No changes')).toBeVisible()
  expect(models.queryByRole('table')).toBeNull()
})

test('whoever leaves with unsaved changes is asked first', async () => {
  await app.desk.addPromotion('to-leave', { name: 'To leave' })
  const { user, address } = await app.open('/promotions/to-leave', 'administrator')
  const name = (await part('Basics')).getByLabelText(/^Name/)
  expect(await save()).toBeDisabled()
  await user.type(name, '!')
  expect(screen.getByText('1 change')).toBeVisible()
  await user.click(screen.getByRole('link', { name: 'All promotions' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Leave without saving?' }))
  expect(dialog.getByText('1 change will be lost.')).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Keep editing' }))
  expect(address()).toBe('/promotions/to-leave')
  expect(name).toHaveValue('To leave!')
  // Saved by its key, there is nothing to ask about.
  await user.keyboard('{Control>}s{/Control}')
  await screen.findByText('To leave! saved.')
  await user.click(screen.getByRole('link', { name: 'All promotions' }))
  await waitFor(() => expect(address()).toBe('/promotions'))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a calendar that is none, and two prizes of one id, are said where they stand', async () => {
  const opened = await app.open('/promotions/new', 'administrator')
  const { user } = opened
  await typePromotion(opened, 'fr-prizes')
  await setDay('Bought until', '2026-05-31')
  await user.click(screen.getByRole('button', { name: 'Add prize' }))
  const prizes = await part('Prizes')
  const [, second] = prizes.getAllByLabelText(/^ID/)
  await user.type(second ?? expect.fail('no second prize'), 'steam')
  await user.type(prizes.getAllByLabelText(/^Name/)[1] ?? expect.fail('no name'), 'Backpack')
  await user.click(add())
  expect(await prizes.findByText('Two prizes have the same ID.')).toBeVisible()
  await user.click(prizes.getByRole('button', { name: 'Remove Backpack' }))
  const clock = await part('Review clock')
  await user.type(clock.getByLabelText(/^Calendars/), 'MARS{Enter}')
  await user.click(add())
  expect(await clock.findByText('There is no calendar MARS.')).toBeVisible()
})

test('a promotion is changed, and what was saved stands there', async () => {
  await app.desk.addPromotion('to-change', { name: 'To change' })
  const { user } = await app.open('/promotions/to-change', 'administrator')
  const who = await part('Eligibility')
  await user.type(who.getByLabelText(/^Claims per e-mail/), '2')
  const models = await part('Models')
  await user.click(models.getByRole('button', { name: 'Add model' }))
  // Enter goes on to another row, and does not save.
  await user.type(await models.findByLabelText('Model, row 1'), ' Modern AM242 {Enter}')
  expect(await models.findByLabelText('Model, row 2')).toBeVisible()
  await user.click(await save())
  expect(await screen.findByText('To change saved.')).toBeVisible()
  await waitFor(() => expect(models.getByLabelText('Model, row 1')).toHaveValue('Modern AM242'))
  expect(models.queryByLabelText('Model, row 2')).toBeNull()
  expect(await promotionOf('to-change')).toMatchObject({
    redeemLimitPerEmail: 2,
    models: ['Modern AM242'],
  })
  await user.clear(who.getByLabelText(/^Claims per e-mail/))
  await user.click(await save())
  await waitFor(async () => expect((await promotionOf('to-change')).redeemLimitPerEmail).toBeNull())
})

test('a change that meets a colleague’s says so, keeps what was typed, and offers what is new', async () => {
  await app.desk.addPromotion('raced', { name: 'Raced' })
  const { user } = await app.open('/promotions/raced', 'administrator')
  const name = (await part('Basics')).getByLabelText(/^Name/)
  await user.type(name, ' by me')
  await changeElsewhere('raced', { name: 'Raced by a colleague' })
  await user.click(await save())
  const alert = await screen.findByText(/What you entered is still here/)
  expect(alert).toBeVisible()
  expect(screen.getAllByRole('alert')).toHaveLength(1)
  expect(name).toHaveValue('Raced by me')
  await user.click(screen.getByRole('button', { name: 'Show current state' }))
  expect(name).toHaveValue('Raced by a colleague')
  expect(screen.queryByRole('alert')).toBeNull()
  await user.type(name, ', and me')
  await user.click(await save())
  await screen.findByText('Raced by a colleague, and me saved.')
})

test('a colleague’s change that is noticed while typing takes nothing away', async () => {
  await app.desk.addPromotion('noticed', { name: 'Noticed' })
  const { user } = await app.open('/promotions/noticed', 'administrator')
  const name = (await part('Basics')).getByLabelText(/^Name/)
  await user.type(name, ' by me')
  await changeElsewhere('noticed', { name: 'Noticed by a colleague' })
  // Coming back to the page a minute later: what is stale is fetched again.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
  window.dispatchEvent(new Event('visibilitychange'))
  expect(await screen.findByText(/What you entered is still here/)).toBeVisible()
  vi.useRealTimers()
  expect(name).toHaveValue('Noticed by me')
})

test('a prize that got codes meanwhile cannot be taken away, and is named', async () => {
  await app.desk.addPromotion('with-codes', { name: 'With codes' })
  const { user } = await app.open('/promotions/with-codes', 'administrator')
  const prizes = await part('Prizes')
  await user.click(prizes.getByRole('button', { name: 'Add prize' }))
  expect(prizes.queryByText(/^This prize has codes or was already earned/)).toBeNull()
  expect(prizes.getAllByLabelText(/^ID/)[0]).toBeEnabled()
  await loadCodes(await app.desk.as('supervisor'), 'with-codes', ['CODE-OF-JOURNEY-1'])
  // Loaded after the page was: the server refuses, and the form says which prize it is about.
  await user.click(prizes.getByRole('button', { name: 'Remove Digital Code IDR 500.000' }))
  await user.type(prizes.getByLabelText(/^Name/), 'Mug')
  await user.type(prizes.getByLabelText(/^ID/), 'mug')
  await user.click(await save())
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('can’t be changed. Digital Code IDR 500.000')
})

test('a prize with codes cannot be made another, and says why', async () => {
  await app.desk.addPromotion('codes-there', { name: 'Codes there' })
  await loadCodes(await app.desk.as('supervisor'), 'codes-there', ['CODE-OF-JOURNEY-2'])
  await app.open('/promotions/codes-there', 'administrator')
  expect(await screen.findByText(/^This prize has codes or was already earned/)).toBeVisible()
  const again = await part('Prizes')
  expect(again.getByLabelText(/^ID/)).toBeDisabled()
  expect(again.getByLabelText(/^Kind/)).toBeDisabled()
  expect(again.getByLabelText(/^Name/)).toBeEnabled()
})

test('everybody else reads the terms and changes none', async () => {
  await app.open('/promotions/smart-moves', 'agent')
  expect(
    await screen.findByText('Your role can view promotions but not change them.'),
  ).toBeVisible()
  expect((await part('Basics')).getByLabelText(/^Name/)).toBeDisabled()
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
})

test('nobody but an administrator is offered to add one', async () => {
  await app.open('/promotions', 'supervisor')
  await screen.findByRole('link', { name: 'Smart Moves, Smarter Work' })
  expect(screen.queryByRole('link', { name: 'Add promotion' })).toBeNull()
})

test('a promotion that is none says so', async () => {
  await app.open('/promotions/atlantis', 'administrator')
  expect(await screen.findByText('No promotion with this ID.')).toBeVisible()
})
