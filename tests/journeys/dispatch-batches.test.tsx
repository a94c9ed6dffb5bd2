import { signOff } from '../support/sign-offs.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { goodsList } from '../../contract/dispatch-batches.ts'
import { carrierEntryList } from '../../contract/carriers.ts'
import { shipmentRead } from '../../contract/shipments.ts'
import { ProblemError, problemResponse } from '../../server/http/problem.ts'
import { appTest } from '../support/app.tsx'
import { approve, mailsOf, redeemOwn } from '../support/acts.ts'
import { physicalPrize } from '../support/factories.ts'
import { importRows } from '../support/parcels.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('physical', { name: 'Backpack Days', prizes: [physicalPrize] })
})

async function parcel(): Promise<string> {
  const number = await redeemOwn(app.desk, { promotion: 'physical' })
  await approve(await app.desk.as('supervisor'), number)
  return number
}

async function shipped(): Promise<string> {
  const number = await parcel()
  const text = `prize,carrier,tracking number,shipped\n${number},JNE,012345678901,2026-03-10`
  await importRows(await app.desk.as('logistics'), text)
  return number
}

const read = async (number: string) =>
  (await app.desk.as('auditor')).call(shipmentRead, { params: { number } })

test('tracking numbers come in from a file: tried dry, its faults told, the good rows taken', async () => {
  const [good, faulty] = [await parcel(), await parcel()]
  const { user } = await app.open('/dispatch', 'logistics')
  await user.click(await screen.findByRole('button', { name: 'Batch' }))
  await user.click(await screen.findByRole('menuitem', { name: /^Import tracking numbers/ }))
  const sheet = within(await screen.findByRole('dialog'))
  const text = [
    'prize,carrier,tracking number,shipped',
    `${good},JNE,012345678901,2026-03-10`,
    `${faulty},Pigeon,012345678901,2026-03-10`,
  ].join('\n')
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  await user.upload(input ?? expect.fail('no file input'), new File([text], 'tracking.csv'))
  await user.click(sheet.getByRole('button', { name: 'Check the file' }))
  expect(await sheet.findByText('1 row to import, 0 already imported, 1 problem.')).toBeVisible()
  expect(sheet.getByText('unknown carrier')).toBeVisible()
  expect(sheet.getByRole('button', { name: 'Import 1 row' })).toBeDisabled()
  expect((await read(good)).state).toBe('to_pack')
  await user.click(sheet.getByRole('button', { name: 'Import 1 row, skip the rest' }))
  expect(await screen.findByText('1 parcel updated.')).toBeVisible()
  expect((await read(good)).state).toBe('shipped')
  expect((await read(faulty)).state).toBe('to_pack')
})

test('a heading nobody taught the desk is asked about, answered, and then its rows are told', async () => {
  const number = await parcel()
  const { user } = await app.open('/dispatch', 'logistics')
  await user.click(await screen.findByRole('button', { name: 'Batch' }))
  await user.click(await screen.findByRole('menuitem', { name: /^Import tracking numbers/ }))
  const sheet = within(await screen.findByRole('dialog'))
  const text = `prize;Paketfirma;tracking number;shipped\n${number};JNE;012345678901;2026-03-10`
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  await user.upload(input ?? expect.fail('no file input'), new File([text], 'tracking.csv'))
  await user.click(sheet.getByRole('button', { name: 'Check the file' }))
  expect(await sheet.findByText(/^A required column is missing/)).toBeVisible()
  expect(sheet.queryByRole('button', { name: /^Import/ })).toBeNull()
  expect((await read(number)).state).toBe('to_pack')

  const column = sheet.getByRole('combobox', { name: 'Use “Paketfirma” as' })
  expect(column).toHaveFocus()
  await user.selectOptions(column, 'Carrier')
  await user.click(sheet.getByRole('button', { name: 'Read again' }))
  const told = await sheet.findByText('1 row to import, 0 already imported, no problems.')
  await waitFor(() => expect(told).toHaveFocus())
  await user.click(sheet.getByRole('button', { name: 'Import 1 row' }))
  expect(await screen.findByText('1 parcel updated.')).toBeVisible()
  expect((await read(number)).state).toBe('shipped')
})

test('a file that lost a race says so, and can be previewed again', async () => {
  const number = await parcel()
  const { user } = await app.open('/dispatch', 'logistics')
  await user.click(await screen.findByRole('button', { name: 'Batch' }))
  await user.click(await screen.findByRole('menuitem', { name: /^Import tracking numbers/ }))
  const sheet = within(await screen.findByRole('dialog'))
  const text = `prize,carrier,tracking number,shipped\n${number},JNE,012345678901,2026-03-10`
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  await user.upload(input ?? expect.fail('no file input'), new File([text], 'tracking.csv'))
  await user.click(sheet.getByRole('button', { name: 'Check the file' }))
  await sheet.findByText('1 row to import, 0 already imported, no problems.')
  app.intercept.before = async ({ url }) =>
    url.endsWith('/dispatch/import')
      ? problemResponse(new ProblemError('claim_changed'), 'x')
      : undefined
  await user.click(sheet.getByRole('button', { name: 'Import 1 row' }))
  expect(await sheet.findByRole('alert')).toHaveTextContent('Nothing was imported.')

  app.intercept.before = null
  await user.click(sheet.getByRole('button', { name: 'Check the file' }))
  await sheet.findByText('1 row to import, 0 already imported, no problems.')
  expect(sheet.queryByRole('alert')).toBeNull()
})

test('files go out for what the view shows', async () => {
  await parcel()
  const saved: Blob[] = []
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (file: Blob) => {
        saved.push(file)
        return 'blob:of-the-test'
      },
      revokeObjectURL: () => {},
    }),
  )
  const asked: string[] = []
  app.intercept.before = async ({ url }) => {
    if (url.includes('/dispatch/')) asked.push(new URL(url).pathname + new URL(url).search)
  }
  for (const name of ['Pick list (CSV)', 'Labels (PDF)']) {
    cleanup()
    const { user } = await app.open('/dispatch?region=ID', 'logistics')
    await user.click(await screen.findByRole('button', { name: 'Batch' }))
    await user.click(await screen.findByRole('menuitem', { name }))
    await waitFor(() => expect(saved).toHaveLength(name.startsWith('Pick') ? 1 : 2))
  }
  expect(asked).toEqual([
    '/api/dispatch/pick-list?state=to_pack&region=ID',
    '/api/dispatch/unprintable?state=to_pack&region=ID',
    '/api/dispatch/labels?state=to_pack&region=ID',
  ])
  vi.unstubAllGlobals()
})

test('labels that would be incomplete are told by name before they are printed', async () => {
  await parcel()
  const number = await redeemOwn(app.desk, {
    promotion: 'physical',
    recipient: { firstName: '민수', lastName: '김' },
  })
  await approve(await app.desk.as('supervisor'), number)
  const asked: string[] = []
  app.intercept.before = async ({ url }) => {
    if (url.includes('/dispatch/labels')) asked.push(url)
  }
  const { user } = await app.open('/dispatch?region=ID', 'logistics')
  const choose = async () => {
    await user.click(await screen.findByRole('button', { name: 'Batch' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Labels (PDF)' }))
    return within(await screen.findByRole('dialog', { name: '1 label is incomplete' }))
  }
  const sheet = await choose()
  expect(sheet.getByRole('row', { name: `${number} 김민수 김 민 수` })).toBeVisible()
  await user.click(sheet.getByRole('button', { name: 'Don’t print' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(asked).toEqual([])
  await user.click((await choose()).getByRole('button', { name: 'Print anyway' }))
  await waitFor(() => expect(asked).toHaveLength(1))
})

test('a scanner marks parcels as packed, one after the other, and says what it could not', async () => {
  const [one, gone] = [await parcel(), await shipped()]
  const { user } = await app.open('/dispatch', 'logistics')
  await user.click(await screen.findByRole('button', { name: 'Scan' }))
  const field = await screen.findByRole('textbox', { name: 'Number' })
  await waitFor(() => expect(field).toHaveFocus())
  await user.keyboard(`${one}{Enter}`)
  expect(
    await screen.findByText(`${one}: packed, MSI Titan backpack for Siti Rahayu`),
  ).toBeVisible()
  await user.keyboard(`${gone}{Enter}R-999999{Enter}`)
  expect(await screen.findByText(/status is “On its way”, so it can’t be packed/)).toBeVisible()
  expect(await screen.findByText('R-999999: no parcel with this number')).toBeVisible()
  expect((await read(one)).state).toBe('packed')
})

test('a recipient is corrected before packing, and stays after it', async () => {
  const number = await parcel()
  const { user } = await app.open(`/dispatch?open=${number}`, 'logistics')
  await user.click(await screen.findByRole('button', { name: 'Correct recipient' }))
  const city = screen.getByRole('textbox', { name: /^City/ })
  await user.clear(city)
  await user.type(city, 'Bandung')
  await user.type(
    screen.getByRole('textbox', { name: /^Reason for the correction/ }),
    'Member wrote',
  )
  await user.click(screen.getAllByRole('button', { name: 'Correct recipient' }).at(-1) ?? city)
  expect(
    await screen.findByText(`${number}: requested. A second person has to sign this off.`),
  ).toBeVisible()
  await signOff(await app.desk.as('supervisor'), 'recipient_corrected')
  // No feed says so here: whoever opens it later sees it.
  cleanup()
  const { user: later, go } = await app.open(`/dispatch?open=${number}`, 'logistics')
  await screen.findByText(/Bandung/, { selector: 'address' })
  await later.click(await screen.findByRole('button', { name: 'Pack' }))
  expect(await screen.findByText(`${number} is packed.`)).toBeVisible()
  await go(`/dispatch?state=packed&open=${number}`)
  expect(
    await screen.findByText('This parcel is packed, so the recipient can’t be changed.'),
  ).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Correct recipient' })).toBeNull()
})

test('the member is asked for a better address by mail', async () => {
  const number = await parcel()
  const { user, go } = await app.open(`/dispatch?open=${number}`, 'logistics')
  await user.click(await screen.findByRole('button', { name: 'Ask member' }))
  await user.type(screen.getByRole('textbox', { name: /^What is wrong/ }), 'Which house?')
  await user.click(screen.getByRole('button', { name: 'Send question by mail' }))
  expect(await screen.findByText(`${number}: question sent to the member.`)).toBeVisible()
  await go(`/dispatch?open=${number}`)
  expect(
    await screen.findByText(/^Question sent to the member on .*: Which house\?$/),
  ).toBeVisible()
  const mails = await mailsOf(await app.desk.as('supervisor'), number)
  expect(mails.at(-1)).toMatchObject({ kind: 'address_asked' })
})

test('a lost parcel asks a second person for another one', async () => {
  const number = await shipped()
  const { user } = await app.open(`/dispatch?state=shipped&open=${number}`, 'logistics')
  await user.click(await screen.findByRole('radio', { name: 'Lost' }))
  await user.type(screen.getByRole('textbox', { name: /^What the carrier says/ }), 'Truck burnt')
  await user.click(screen.getByRole('button', { name: 'Mark as lost' }))
  expect(await screen.findByText(/A second person has to confirm a replacement/)).toBeVisible()
  expect((await read(number)).state).toBe('lost')
})

test('goods are counted, and what is short is marked', async () => {
  await parcel()
  const { user } = await app.open('/dispatch', 'logistics')
  await user.click(await screen.findByRole('button', { name: 'Stock' }))
  await user.click(await screen.findByRole('button', { name: 'Count MSI Titan backpack' }))
  await user.type(await screen.findByRole('textbox', { name: /^Quantity/ }), '1')
  await user.type(screen.getByRole('textbox', { name: /^Note/ }), 'First pallet')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('MSI Titan backpack: 1 on hand.')).toBeVisible()
  expect(await screen.findByText('Short')).toBeVisible()
  const [goods] = await (await app.desk.as('auditor')).call(goodsList, {})
  expect(goods).toMatchObject({ received: 1, onHand: 1 })
})

test('a carrier is changed as data; a wrong link is told at its field', async () => {
  const { user } = await app.open('/dispatch', 'logistics')
  await user.click(await screen.findByRole('button', { name: 'Carriers' }))
  await user.click(await screen.findByRole('button', { name: 'Change AnterAja' }))
  const link = await screen.findByRole('textbox', { name: /^Deep link/ })
  const before = link.getAttribute('value') ?? ''
  await user.clear(link)
  await user.type(link, 'http://anteraja.id')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(link).toBeInvalid())
  await user.clear(link)
  await user.paste(before)
  await user.click(screen.getByRole('switch', { name: /^I opened the link/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('AnterAja saved.')).toBeVisible()
  const entries = await (await app.desk.as('logistics')).call(carrierEntryList, {})
  expect(entries.find(({ code }) => code === 'anteraja')).toMatchObject({ isLinkVerified: true })
})
