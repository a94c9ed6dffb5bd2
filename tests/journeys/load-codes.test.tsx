import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { codeStockList } from '../../contract/prizes.ts'
import { appTest, type Opened } from '../support/app.tsx'
import { approve, loadCodes, readClaim } from '../support/acts.ts'
import { redeem } from '../support/redeem.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
})

/** The form in which codes are pasted. */
async function openForm(): Promise<Opened & { field: HTMLElement }> {
  const opened = await app.open('/prizes', 'supervisor')
  await opened.user.click(await screen.findByRole('button', { name: 'Stock of codes' }))
  await opened.user.click(await screen.findByRole('button', { name: 'Load codes' }))
  await screen.findByRole('dialog', { name: 'Load codes for Digital Code IDR 500.000' })
  const field = screen.getByRole('textbox', { name: 'Codes, one in each line' })
  await waitFor(() => expect(field).toHaveFocus())
  return { ...opened, field }
}

const stock = async () => {
  const [only] = await (await app.desk.as('supervisor')).call(codeStockList, {})
  return only ?? expect.fail('no stock')
}

test('the stock says for each digital prize what came, is left, went, and is waited for', async () => {
  const supervisor = await app.desk.as('supervisor')
  await loadCodes(supervisor, 'smart-moves', ['FIRST-CODE-0001'])
  for (const number of [await redeem(app.desk), await redeem(app.desk)]) {
    await approve(supervisor, number)
  }
  const { user } = await app.open('/prizes', 'auditor')
  await user.click(await screen.findByRole('button', { name: 'Stock of codes' }))
  const sheet = within(await screen.findByRole('dialog', { name: 'Stock of codes' }))
  await sheet.findByRole('cell', { name: 'Smart Moves, Smarter Work' })
  const cells = sheet.getAllByRole('cell')
  expect(cells.slice(1, 6).map((cell) => cell.textContent)).toEqual([
    'Digital Code IDR 500.000',
    '1',
    '0',
    '1',
    '1',
  ])
  expect(screen.queryByRole('button', { name: 'Load codes' })).toBeNull()
})

test('an agent has no button to the stock', async () => {
  await app.open('/prizes', 'agent')
  await screen.findByRole('table', { name: 'Prizes' })
  expect(screen.queryByRole('button', { name: 'Stock of codes' })).toBeNull()
})

test('codes are loaded line by line, and a prize that waited is served at once', async () => {
  const supervisor = await app.desk.as('supervisor')
  const before = await stock()
  expect(before.awaiting).toBe(1)
  const { user } = await openForm()
  await user.paste('SECOND-CODE-0002\r\n\n  THIRD-CODE-0003  \n')
  expect(screen.getByText('2 codes')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Load 2 codes' }))
  expect(await screen.findByText('2 codes loaded, 1 waiting prize served.')).toBeVisible()
  expect(await screen.findByRole('dialog', { name: 'Stock of codes' })).toBeVisible()
  expect(await stock()).toMatchObject({ imported: 3, available: 1, awaiting: 0 })
  const { history } = await readClaim(supervisor, 'R-100002')
  expect(history[0]).toMatchObject({ kind: 'code_issued' })
})

test('faults are told by the line in which they stand, and nothing that was pasted is lost', async () => {
  const { user, field } = await openForm()
  const pasted = 'FOURTH-CODE-0004\n\nno!\nFOURTH-CODE-0004\nFIFTH-CODE-0005'
  await user.paste(pasted)
  await user.click(screen.getByRole('button', { name: 'Load 4 codes' }))
  const alert = await screen.findByRole('alert')
  expect(within(alert).getByText('Line 3: is not a code')).toBeVisible()
  expect(within(alert).getByText('Line 4: stands in this list twice')).toBeVisible()
  expect(field).toHaveValue(pasted)
  expect(await stock()).toMatchObject({ imported: 3 })
  await user.clear(field)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('codes that were loaded before are refused all together', async () => {
  const { user, field } = await openForm()
  await user.paste('SECOND-CODE-0002\nSIXTH-CODE-0006')
  await user.click(screen.getByRole('button', { name: 'Load 2 codes' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Some of these codes were loaded before. None was added.',
  )
  expect(field).toHaveValue('SECOND-CODE-0002\nSIXTH-CODE-0006')
  expect(await stock()).toMatchObject({ imported: 3 })
})

test('a load whose answer was lost goes again with the same key, and happens once', async () => {
  const keys: (string | null)[] = []
  const { user, me } = await openForm()
  app.intercept.before = async (request) => {
    if (request.method !== 'POST') return
    keys.push(request.headers.get('idempotency-key'))
    if (keys.length > 1) return
    const headers = new Headers(request.headers)
    headers.set('x-test-person', me)
    await app.desk.api(new Request(request, { headers }))
    return Response.error()
  }
  await user.paste('SEVENTH-CODE-0007')
  await user.click(screen.getByRole('button', { name: 'Load 1 code' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Whether it went through is not known')
  await user.click(screen.getByRole('button', { name: 'Load 1 code' }))
  expect(await screen.findByText('1 code loaded, nobody was waiting.')).toBeVisible()
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
  expect(await stock()).toMatchObject({ imported: 4 })
})

test('Escape throws nothing away that was pasted; Cancel leads back to the stock', async () => {
  const { user, field } = await openForm()
  await user.paste('EIGHTH-CODE-0008')
  await user.keyboard('{Escape}')
  expect(field).toHaveValue('EIGHTH-CODE-0008')
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(await screen.findByRole('dialog', { name: 'Stock of codes' })).toBeVisible()
})

test('the stock that is opened again is the stock, whatever was left in it', async () => {
  const { user } = await openForm()
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('button', { name: 'Stock of codes' })).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('dialog', { name: 'Stock of codes' })).toBeVisible()
})

test('a stock that cannot be loaded says so', async () => {
  app.intercept.before = async ({ url }) => (url.endsWith('/codes') ? Response.error() : undefined)
  const { user } = await app.open('/prizes', 'supervisor')
  await user.click(await screen.findByRole('button', { name: 'Stock of codes' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('The stock could not be loaded.')
})
