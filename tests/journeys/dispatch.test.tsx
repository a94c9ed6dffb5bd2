import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { shipmentRead, shipmentShip } from '../../contract/shipments.ts'
import { appTest, type Opened } from '../support/app.tsx'
import { approve, mailsOf, redeemOwn } from '../support/acts.ts'
import { physicalPrize, siti } from '../support/factories.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('physical', { name: 'Backpack Days', prizes: [physicalPrize] })
})

/** A parcel that is to be packed. */
async function parcel(): Promise<string> {
  const number = await redeemOwn(app.desk, { promotion: 'physical', recipient: siti })
  await approve(await app.desk.as('supervisor'), number)
  return number
}

/** A parcel on its way. */
async function shipped(): Promise<string> {
  const number = await parcel()
  const logistics = await app.desk.as('logistics')
  const { version } = await logistics.call(shipmentRead, { params: { number } })
  await logistics.call(shipmentShip, {
    params: { number },
    version,
    idempotencyKey: `ship-${number}`,
    body: { carrier: 'jne', trackingNumbers: ['012345678901'], shippedOn: '2026-03-10' },
  })
  return number
}

const linkOf = (number: string) => screen.findByRole('link', { name: new RegExp(`^${number}`) })
const rows = () =>
  screen.queryAllByRole('link', { name: /^R-\d+,/ }).map((link) => link.textContent)
const numbersField = () => screen.findByRole('textbox', { name: 'Tracking number' })

async function openParcel(number: string, state = ''): Promise<Opened> {
  const opened = await app.open(`/dispatch?${state}open=${number}`, 'logistics')
  await screen.findByRole('dialog', { name: `${number} · MSI Titan backpack` })
  return opened
}

const stateOf = async (number: string) =>
  (await app.desk.as('auditor')).call(shipmentRead, { params: { number } })

test('logistics comes in at dispatch, and sees neither queue nor evidence', async () => {
  const number = await parcel()
  const { address } = await app.open('/', 'logistics')
  await linkOf(number)
  expect(address()).toBe('/dispatch')
  const rooms = within(screen.getByRole('navigation', { name: 'Main' }))
  expect(rooms.getAllByRole('link').map((link) => link.textContent)).toEqual([
    'Dispatch',
    'Promotions',
    'Calendars',
  ])
})

test('an address that is not for one’s role says so and shows nothing', async () => {
  const number = await parcel()
  const pictures: string[] = []
  app.intercept.before = async ({ url }) => {
    if (url.includes('/pictures/')) pictures.push(url)
  }
  await app.open(`/claims/${number}`, 'logistics')
  expect(await screen.findByRole('alert')).toHaveTextContent('This is not part of your role')
  expect(pictures).toEqual([])
})

test('a parcel is shipped by keyboard: the carrier of the region is chosen, and the member is told', async () => {
  const number = await parcel()
  const { user, address } = await app.open('/dispatch', 'logistics')
  const link = await linkOf(number)
  link.focus()
  await user.keyboard('{Enter}')
  const sheet = await screen.findByRole('dialog', { name: `${number} · MSI Titan backpack` })
  expect(address()).toBe(`/dispatch?open=${number}`)
  expect(sheet).toHaveTextContent('Siti Rahayu Jl. Jend. Sudirman No. 52 Jakarta Selatan')
  const carrier = await within(sheet).findByRole('combobox', { name: 'Carrier' })
  await waitFor(() => expect(carrier).toHaveDisplayValue('JNE'))
  expect(within(carrier).getByRole('group', { name: 'Carriers for other countries' })).toBeVisible()
  await waitFor(async () => expect(await numbersField()).toHaveFocus())
  await user.keyboard('012345678901 CGK0099887766{Enter}')

  expect(await screen.findByText(`${number} is on its way. The member was notified.`)).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(rows()).not.toContain(number))
  expect(await stateOf(number)).toMatchObject({
    state: 'shipped',
    carrier: { code: 'jne' },
    trackingNumbers: ['012345678901', 'CGK0099887766'],
    shippedOn: '2026-03-10',
  })
  const mails = await mailsOf(await app.desk.as('supervisor'), number)
  expect(mails.at(-1)).toMatchObject({ kind: 'shipped' })
})

test('a number that looks unusual is a hint, and is taken all the same', async () => {
  const number = await parcel()
  const { user } = await openParcel(number)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Carrier' }), 'AnterAja')
  await user.type(await numbersField(), 'ODD-1')
  expect(
    screen.getByText(
      'This doesn’t look like a number from AnterAja. If it matches the label, you can use it.',
    ),
  ).toBeVisible()
  await user.keyboard('{Enter}')
  await screen.findByText(`${number} is on its way. The member was notified.`)
  expect(await stateOf(number)).toMatchObject({ trackingNumbers: ['ODD-1'] })
})

test('what cannot be used is said at its field, and nothing that was typed is lost', async () => {
  const number = await parcel()
  const { user } = await openParcel(number)
  await user.type(await numbersField(), 'no!')
  const day = screen.getByLabelText(/^Shipped on/)
  fireEvent.change(day, { target: { value: '2026-03-01' } })
  await user.click(screen.getByRole('button', { name: /^Mark as shipped/ }))
  await waitFor(async () =>
    expect(await numbersField()).toHaveAccessibleDescription(
      /This is not in the expected format\./,
    ),
  )
  await user.clear(await numbersField())
  await user.type(await numbersField(), '012345678901{Enter}')
  await waitFor(() => expect(day).toHaveAccessibleDescription('This is before the approval.'))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(await numbersField()).toHaveValue('012345678901')
  expect(day).toHaveValue('2026-03-01')
})

test('a parcel that a colleague shipped meanwhile shows how it stands, and is not shipped twice', async () => {
  const number = await parcel()
  const { user } = await openParcel(number)
  await user.type(await numbersField(), '012345678901')
  const rival = await app.desk.as('logistics')
  const { version } = await rival.call(shipmentRead, { params: { number } })
  await rival.call(shipmentShip, {
    params: { number },
    version,
    idempotencyKey: 'the-rival-ships-it',
    body: { carrier: 'jnt', trackingNumbers: ['JD0123456789'], shippedOn: '2026-03-10' },
  })
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('button', { name: /^Mark as delivered/ })).toBeVisible()
  expect(
    await screen.findByText(
      'Someone changed this claim while you were reading it. Reload to see what changed.',
    ),
  ).toBeVisible()
  expect(screen.getByText(/^logistics \d+: Shipped/)).toBeVisible()
  expect(screen.getByText('J&T Express JD0123456789')).toBeVisible()
  expect(await stateOf(number)).toMatchObject({ carrier: { code: 'jnt' } })
})

test('a parcel whose answer was lost is asked for again with the same key', async () => {
  const number = await parcel()
  const { user } = await openParcel(number)
  const keys: (string | null)[] = []
  app.intercept.before = async ({ url, headers }) => {
    if (!url.endsWith('/ship')) return
    keys.push(headers.get('idempotency-key'))
    return keys.length === 1 ? Response.error() : undefined
  }
  await user.type(await numbersField(), '012345678901{Enter}')
  await screen.findByText(`${number} is on its way. The member was notified.`)
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
})

test('a parcel that arrived is marked as delivered, and the member is told', async () => {
  const number = await shipped()
  const { user } = await openParcel(number, 'state=shipped&')
  const sheet = within(screen.getByRole('dialog'))
  expect(sheet.getByText('JNE 012345678901')).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^Mark as delivered/ }))
  expect(await screen.findByText(`${number} was delivered. The member was notified.`)).toBeVisible()
  expect(await stateOf(number)).toMatchObject({ state: 'delivered', deliveredOn: '2026-03-10' })
})

test('a parcel that came back says why, and ships again', async () => {
  const number = await shipped()
  const { user, address } = await openParcel(number, 'state=shipped&')
  await user.click(await screen.findByRole('radio', { name: 'Returned' }))
  const because = screen.getByRole('textbox', { name: 'Reason for return' })
  await user.type(because, 'Nobody at home three times{Enter}')
  expect(await screen.findByText(`${number} was returned.`)).toBeVisible()
  await waitFor(() => expect(address()).toBe('/dispatch?state=shipped'))

  await user.click(await screen.findByRole('button', { name: /^Returned/ }))
  await user.click(await linkOf(number))
  const sheet = await screen.findByRole('dialog')
  expect(await within(sheet).findByText('Nobody at home three times')).toBeVisible()
  await user.type(await numbersField(), '012345678902{Enter}')
  await screen.findByText(`${number} is on its way. The member was notified.`)
  expect(await stateOf(number)).toMatchObject({
    state: 'shipped',
    trackingNumbers: ['012345678902'],
  })
})

test('an agent follows a parcel and does nothing to it', async () => {
  const number = await shipped()
  await app.open(`/dispatch?state=shipped&open=${number}`, 'agent')
  const sheet = within(await screen.findByRole('dialog'))
  expect(await sheet.findByText('JNE 012345678901')).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Mark/ })).toBeNull()
  expect(screen.queryByRole('radio')).toBeNull()
})

test('the parcel that is closed gives the focus back to its row', async () => {
  const number = await parcel()
  const { user, address } = await app.open('/dispatch', 'logistics')
  const link = await linkOf(number)
  await user.click(link)
  await screen.findByRole('dialog')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(address()).toBe('/dispatch')
  expect(link).toHaveFocus()
})

test('parcels are found by recipient and by tracking number', async () => {
  const number = await shipped()
  const { user } = await app.open('/dispatch?state=all', 'logistics')
  await linkOf(number)
  await user.type(screen.getByRole('searchbox'), '012345678902')
  await waitFor(() => expect(rows()).toHaveLength(1))
  await user.clear(screen.getByRole('searchbox'))
  await user.type(screen.getByRole('searchbox'), 'nobody of that name')
  expect(await screen.findByText('No parcels in this view.')).toBeVisible()
})

test('a parcel that is none says so', async () => {
  await app.open('/dispatch?open=R-999999', 'logistics')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('Not found. Check the number or address.')
})
