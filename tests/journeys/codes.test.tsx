import { signOff } from '../support/sign-offs.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { codeStockList } from '../../contract/codes.ts'
import { appTest, type Opened } from '../support/app.tsx'
import { approve, loadCodes, readClaim, redeemOwn } from '../support/acts.ts'
import { reveal } from '../support/prizes.ts'
import { personHeader } from '../../mocks/header-identity.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
})

/** The form in which codes are pasted, for the only prize there is. */
async function openForm(): Promise<Opened & { field: HTMLElement }> {
  const opened = await app.open('/prizes/codes', 'supervisor')
  await opened.user.click(await screen.findByRole('button', { name: 'Add codes' }))
  const sheet = await screen.findByRole('dialog', { name: 'Add codes' })
  const which = within(sheet).getByRole('combobox', { name: /^Prize/ })
  await waitFor(() => expect(within(which).getAllByRole('option')).toHaveLength(2))
  await opened.user.selectOptions(which, 'smart-moves/voucher')
  return { ...opened, field: screen.getByRole('textbox', { name: 'Codes, one per line' }) }
}

async function pastePreview(text: string) {
  const opened = await openForm()
  await opened.user.click(opened.field)
  await opened.user.paste(text)
  await opened.user.click(screen.getByRole('button', { name: 'Preview' }))
  return opened
}

const stock = async () => {
  const [only] = await (await app.desk.as('supervisor')).call(codeStockList, {})
  return only ?? expect.fail('no stock')
}

test('the stock says for each digital prize what came, is left, went, and is waited for', async () => {
  const supervisor = await app.desk.as('supervisor')
  await loadCodes(supervisor, 'smart-moves', ['FIRST-CODE-0001'])
  for (const number of [await redeemOwn(app.desk), await redeemOwn(app.desk)]) {
    await approve(supervisor, number)
  }
  await app.open('/prizes/codes', 'auditor')
  const table = within(await screen.findByRole('table', { name: 'Stock' }))
  const cells = table.getAllByRole('cell').map((cell) => cell.textContent?.trim())
  expect(cells).toEqual([
    'Digital Code IDR 500.000Smart Moves, Smarter Work',
    expect.stringMatching(/1$/),
    '0',
    '0',
    '1',
    '0',
    '0',
    '1',
    '0.1',
    'today Out of stock',
  ])
  expect(screen.getByRole('img', { name: 'The counts add up' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Add codes' })).toBeNull()
})

test('an agent has no way to the stock', async () => {
  await app.open('/prizes', 'agent')
  await screen.findByRole('table', { name: 'Prizes' })
  expect(screen.queryByRole('link', { name: 'Codes' })).toBeNull()
})

test('codes are previewed, sent, and confirmed by somebody else, and who waited is served', async () => {
  expect((await stock()).awaiting).toBe(1)
  const { user } = await pastePreview('SECOND-CODE-0002\r\n\n  THIRD-CODE-0003  \n')
  expect(await screen.findByText('No problems found.')).toBeVisible()
  expect(screen.getByText('•••• 0002')).toBeVisible()
  expect(screen.queryByText(/SECOND/)).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Submit 2 codes for confirmation' }))
  expect(await screen.findByText('2 codes are waiting for a second person.')).toBeVisible()
  expect(await screen.findByText('A colleague has to confirm yours.')).toBeVisible()
  expect(await stock()).toMatchObject({ imported: 1 })

  cleanup()
  const other = await app.open('/prizes/codes?view=batches', 'administrator')
  const confirm = await screen.findAllByRole('button', { name: /^Confirm 2 codes/ })
  await other.user.click(confirm.at(-1) ?? expect.fail('no button'))
  expect(await screen.findByText('2 codes added to stock, 1 waiting prize served.')).toBeVisible()
  expect(await stock()).toMatchObject({ imported: 3, available: 1, awaiting: 0 })
  const { history } = await readClaim(await app.desk.as('agent'), 'R-100002')
  expect(history[0]).toMatchObject({ kind: 'code_issued' })
})

test('faults are told by the line in which they stand, and nothing that was pasted is lost', async () => {
  const pasted = 'FOURTH-CODE-0004\n\nno!\nFOURTH-CODE-0004\nSECOND-CODE-0002'
  const { user } = await pastePreview(pasted)
  const alert = await screen.findByRole('alert')
  expect(within(alert).getByText('Line 3: is not a code')).toBeVisible()
  expect(within(alert).getByText('Line 4: appears twice in this list')).toBeVisible()
  expect(within(alert).getByText('Line 5: was imported before')).toBeVisible()
  expect(screen.getByRole('button', { name: /^Submit/ })).toBeDisabled()
  await user.click(screen.getByRole('button', { name: 'Back' }))
  expect(screen.getByRole('textbox', { name: 'Codes, one per line' })).toHaveValue(pasted)
})

test('a file is read like a list, and the very same list is recognised', async () => {
  const { user } = await openForm()
  const file = new File(['code,expiry\nFIFTH-CODE-0005,2027-01-31\n'], 'codes.csv')
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  await user.upload(input ?? expect.fail('no file input'), file)
  expect(screen.queryByRole('textbox', { name: 'Codes, one per line' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Preview' }))
  await user.click(await screen.findByRole('button', { name: 'Submit 1 code for confirmation' }))
  await screen.findByText('1 code is waiting for a second person.')

  await pastePreview('code,expiry\nFIFTH-CODE-0005,2027-01-31')
  expect(await screen.findByText(/^This list was already submitted/)).toBeVisible()
})

test('sending whose answer was lost goes again with the same key, and happens once', async () => {
  const keys: (string | null)[] = []
  const { user, me } = await pastePreview('SEVENTH-CODE-0007')
  app.intercept.before = async (request) => {
    if (!request.url.endsWith('/code-batches') || request.method !== 'POST') return
    keys.push(request.headers.get('idempotency-key'))
    if (keys.length > 1) return
    const headers = new Headers(request.headers)
    headers.set(personHeader, me)
    await app.desk.api(new Request(request, { headers }))
    return Response.error()
  }
  await user.click(await screen.findByRole('button', { name: 'Submit 1 code for confirmation' }))
  expect(await screen.findByText('1 code is waiting for a second person.')).toBeVisible()
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
})

test('a batch is rejected with a reason, and what is left of another is voided', async () => {
  const { user } = await app.open('/prizes/codes?view=batches', 'supervisor')
  const [reject] = await screen.findAllByRole('button', { name: /^Reject 1 codes/ })
  await user.click(reject ?? expect.fail('no button'))
  const sheet = await screen.findByRole('dialog', { name: 'Reject this batch?' })
  await user.type(within(sheet).getByRole('textbox', { name: /^Reason/ }), 'Sent twice')
  await user.click(within(sheet).getByRole('button', { name: 'Reject' }))
  expect(await screen.findByText(/Its codes can be imported again/)).toBeVisible()

  const [end] = await screen.findAllByRole('button', { name: /^Void remaining/ })
  await user.click(end ?? expect.fail('no button'))
  const ending = await screen.findByRole('dialog', { name: /^Void the remaining codes/ })
  expect(ending).toHaveTextContent('1 code is removed from stock for good.')
  await user.type(within(ending).getByRole('textbox', { name: /^Reason/ }), 'Supplier called')
  await user.click(within(ending).getByRole('button', { name: 'Void remaining' }))
  expect(await screen.findByText('Requested. A second person has to sign this off.')).toBeVisible()
  await signOff(await app.desk.as('supervisor'), 'batch_voided')
  expect(await stock()).toMatchObject({ available: 0, void: 1, addsUp: true })
})

test('a code that somebody reads out is found, and one that nobody brought is not', async () => {
  const { user, address } = await app.open('/prizes/codes', 'supervisor')
  await user.click(await screen.findByRole('button', { name: 'Find a code' }))
  const field = await screen.findByRole('textbox', { name: /^The whole code/ })
  await user.type(field, 'second code 0002')
  await user.click(screen.getByRole('button', { name: 'Find' }))
  const found = await screen.findByRole('table', { name: 'Find a code' })
  expect(found).toHaveTextContent('R-100002')
  expect(address()).toBe('/prizes/codes')
  await user.clear(field)
  await user.type(field, 'NOT-THERE-1')
  await user.click(screen.getByRole('button', { name: 'Find' }))
  expect(await screen.findByText('This code was never imported.')).toBeVisible()
})

test('who did what stands in the record, and many reveals as an alarm', async () => {
  const supervisor = await app.desk.as('supervisor')
  for (let n = 0; n < 6; n++) await reveal(supervisor, 'R-100002')
  await app.open('/prizes/codes?view=record', 'auditor')
  const table = await screen.findByRole('table')
  expect(table).toHaveTextContent('Many codes revealed')
  expect(table).toHaveTextContent('6 within an hour')
  expect(table).toHaveTextContent('Batch confirmed')
  expect(table).not.toHaveTextContent('SECOND')
})

test('a stock that cannot be loaded says so', async () => {
  app.intercept.before = async ({ url }) => (url.endsWith('/codes') ? Response.error() : undefined)
  await app.open('/prizes/codes', 'supervisor')
  expect(await screen.findByRole('alert')).toHaveTextContent('The stock could not be loaded.')
})

test('an unknown heading is asked about, answered, and never a code', async () => {
  const { user } = await pastePreview('Kupon\nEIGHTH-CODE-0008\nEIGHTH-CODE-0009')
  const alert = await screen.findByText(/^The first line, “Kupon”, does not look like/)
  expect(alert).toBeVisible()
  // Nothing else is told of a list that cannot be read yet, and the answer is where the keys are.
  expect(screen.queryByRole('button', { name: /^Submit/ })).toBeNull()
  expect(screen.queryByText('Not a code')).toBeNull()
  expect(screen.getByRole('radio', { name: 'Line 1 contains headings' })).toBeChecked()
  expect(screen.getByRole('radio', { name: 'Line 1 contains headings' })).toHaveFocus()
  await user.click(screen.getByRole('button', { name: 'Read again' }))
  expect(await screen.findByText('No problems found.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Submit 2 codes for confirmation' })).toBeEnabled()
})

test('columns that nobody taught the desk are chosen by hand', async () => {
  const { user } = await pastePreview(
    'Serial No;PIN\n900100;NINTH-CODE-0009\n900101;TENTH-CODE-0010',
  )
  await screen.findByText(/^A required column is missing/)
  await user.selectOptions(screen.getByRole('combobox', { name: 'Use “PIN” as' }), 'code')
  await user.click(screen.getByRole('button', { name: 'Read again' }))
  expect(await screen.findByText('No problems found.')).toBeVisible()
  expect(screen.queryByText(/NINTH/)).toBeNull()
})

test('a broken quote refuses the list and says on which line', async () => {
  const pasted = 'Code,Note\nA1B2C3D4,x\nA1B2C3D5,"27 inch\nA1B2C3D6,y'
  await pastePreview(pasted)
  expect(await screen.findByText('On line 3, a quote (") is never closed.')).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByRole('textbox', { name: 'Codes, one per line' })).toHaveValue(pasted)
})
