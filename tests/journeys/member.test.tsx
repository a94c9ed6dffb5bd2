import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test, vi } from 'vitest'
import { addressAsk, shipmentRead } from '../../contract/shipments.ts'
import { appTest } from '../support/app.tsx'
import { approve, askAgain, readClaim, redeemOwn } from '../support/acts.ts'
import { intakeKey } from '../support/desk.ts'
import { physicalPrize } from '../support/factories.ts'
import { jpeg } from '../support/pictures.ts'

// Before the page is loaded: it is built with the made-up desk's key.
beforeAll(() => void vi.stubEnv('VITE_INTAKE_KEY', intakeKey))

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('gifts', { prizes: [physicalPrize] })
})

/** A claim that was asked for again. */
async function asked(...reasons: string[]): Promise<string> {
  const number = await redeemOwn(app.desk)
  await askAgain(await app.desk.as('supervisor'), number, reasons)
  return number
}

const redeemAgain = () => screen.findByRole('button', { name: 'Redeem Again' })

test('a member finds a claim by its number and sees the row of Redeem History', async () => {
  const number = await redeemOwn(app.desk)
  const { user, address } = await app.open('/member')
  await user.type(
    await screen.findByRole('textbox', { name: 'Member, e-mail or claim number' }),
    ` ${number.toLowerCase()}{Enter}`,
  )
  expect(await screen.findByText('Redeem qualification under reviewing')).toBeVisible()
  expect(address()).toBe(`/member?claim=${number}`)
  const columns = screen.getAllByRole('columnheader').map((header) => header.textContent)
  expect(columns).toEqual([
    'Redeem Date',
    'Promotion Name',
    'Product Name / Serial Number',
    'Status',
  ])
  expect(screen.queryByRole('button', { name: 'Redeem Again' })).toBeNull()
})

test('members are offered to choose from, those first who were asked again, and are searched for', async () => {
  const again = await asked('invoice_unreadable')
  const other = await redeemOwn(app.desk)
  const { user, address } = await app.open('/member', 'agent')
  const members = within(await screen.findByRole('region', { name: 'Members' }))
  expect(await members.findByText(again)).toBeVisible()
  expect(members.queryByText(other)).toBeNull()
  const search = screen.getByRole('textbox', { name: 'Member, e-mail or claim number' })
  await user.type(search, other.slice(2))
  const row = (await screen.findByText(other)).closest('tr') ?? expect.fail('in no row')
  await user.click(within(row).getByRole('link'))
  await waitFor(() => expect(address()).toBe(`/member?claim=${other}`))
  expect(await screen.findByText('Redeem qualification under reviewing')).toBeVisible()
  expect(screen.queryByRole('region', { name: 'Members' })).toBeNull()
})

test('a claim that is none says so', async () => {
  await app.open('/member?claim=R-999999')
  expect(await screen.findByRole('alert')).toHaveTextContent('No claim with this number.')
})

test('redeeming again with both pictures and a new address reaches the desk', async () => {
  const number = await asked('invoice_unreadable', 'photo_unreadable')
  const { user } = await app.open(`/member?claim=${number}`)
  expect(
    await screen.findByText(/Please provide a clear and complete picture of the invoice/),
  ).toBeVisible()
  await user.click(await redeemAgain())
  await user.upload(fileInput('My Products: upload the invoice again'), await jpeg(211))
  await user.upload(fileInput('Upload the product barcode again'), await jpeg(212))
  const city = screen.getByRole('textbox', { name: /^City/ })
  await user.clear(city)
  await user.type(city, 'Bandung')
  await user.click(screen.getByRole('button', { name: 'Redeem' }))

  expect(await screen.findByText('Your request has been successfully sent.')).toBeVisible()
  expect(await screen.findByText('Redeem qualification under reviewing')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Redeem' })).toBeNull()
  const { attempts, history } = await readClaim(await app.desk.as('agent'), number)
  expect(attempts[0]).toMatchObject({ number: 2, recipient: { city: 'Bandung' } })
  expect(history[0]?.details).toMatchObject({ changed: ['invoice', 'serial_photo', 'recipient'] })
})

test('only what was asked for is asked for: a photo needs no new invoice', async () => {
  const number = await asked('photo_unreadable')
  const { user } = await app.open(`/member?claim=${number}`)
  await user.click(await redeemAgain())
  expect(fileInput('Upload the product barcode again')).toBeInTheDocument()
  expect(screen.queryByText('My Products: upload the invoice again')).toBeNull()
})

test('what cannot be used is said at its field, and nothing that was typed is lost', async () => {
  const number = await asked('photo_unreadable')
  const { user } = await app.open(`/member?claim=${number}`)
  await user.click(await redeemAgain())
  const photo = new File(['not a picture at all'], 'photo.jpg', { type: 'image/jpeg' })
  await user.upload(fileInput('Upload the product barcode again'), photo)
  const phone = screen.getByRole('textbox', { name: /^Contact Number/ })
  await user.clear(phone)
  await user.type(phone, 'call me')
  await user.click(screen.getByRole('button', { name: 'Redeem' }))
  await waitFor(() =>
    expect(phone).toHaveAccessibleDescription('This is not in the expected format.'),
  )
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByText(/^This is not a kind of picture/)).toBeVisible()
  expect(phone).toHaveValue('call me')
  await user.clear(phone)
  await user.type(phone, '+62 812 0000 0000')
  await user.upload(fileInput('Upload the product barcode again'), await jpeg(213))
  await user.click(screen.getByRole('button', { name: 'Redeem' }))
  expect(await screen.findByText('Your request has been successfully sent.')).toBeVisible()
})

test('what was sent and not answered is sent again with the same key, and comes once', async () => {
  const number = await asked('photo_unreadable')
  const { user } = await app.open(`/member?claim=${number}`)
  await user.click(await redeemAgain())
  app.intercept.before = async (request) => {
    if (request.method !== 'POST') return
    app.intercept.before = null
    await app.desk.api(request)
    return Response.error()
  }
  await user.click(screen.getByRole('button', { name: 'Redeem' }))
  expect(await screen.findByText('Your request has been successfully sent.')).toBeVisible()
  const { attempts } = await readClaim(await app.desk.as('agent'), number)
  expect(attempts).toHaveLength(2)
})

test('what logistics asks about the address is answered, and reaches the parcel', async () => {
  const number = await redeemOwn(app.desk, { promotion: 'gifts' })
  await approve(await app.desk.as('supervisor'), number)
  const logistics = await app.desk.as('logistics')
  const { version } = await logistics.call(shipmentRead, { params: { number } })
  await logistics.call(addressAsk, {
    params: { number },
    version,
    idempotencyKey: 'ask-for-the-address',
    body: { question: 'Which house number?' },
  })
  const { user } = await app.open(`/member?claim=${number}`)
  const form = await screen.findByRole('form', { name: 'About the address of your prize' })
  expect(form).toHaveTextContent('Which house number?')
  const street = within(form).getByRole('textbox', { name: /^Street address/ })
  await user.clear(street)
  await user.type(street, 'Jl. Jend. Sudirman No. 52A')
  await user.click(within(form).getByRole('button', { name: 'Send answer' }))
  await waitFor(() => expect(form).not.toBeInTheDocument())
  const { recipient, addressAskedAt } = await logistics.call(shipmentRead, { params: { number } })
  expect(recipient.street).toBe('Jl. Jend. Sudirman No. 52A')
  expect(addressAskedAt).toBeNull()
})

test('the way back to the desk is there', async () => {
  await app.open('/member')
  const main = within(await screen.findByRole('main'))
  expect(main.getByRole('link', { name: 'Back to the desk' })).toHaveAttribute('href', '/')
})

/** The hidden input in front of a file field's button: what the button opens. */
function fileInput(label: string): HTMLInputElement {
  const input = screen.getByText(label).closest('.mantine-FileInput-root')?.previousElementSibling
  return input instanceof HTMLInputElement ? input : expect.fail(`no file is asked for by ${label}`)
}
