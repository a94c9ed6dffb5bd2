import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readNext } from '../../server/evidence/read-due.ts'
import { readClaim, redeemOwn } from '../support/acts.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { pageReading } from '../support/readings.ts'

const claims = { clean: '', otherSerial: '', otherTwice: '', late: '' }
let read = 0

const app = appTest(
  async (desk) => {
    await desk.addPromotion('smart-moves')
    claims.clean = await redeemOwn(desk, { registration: { serialNumber: 'BA3T01946000V' } })
    const other = { registration: { serialNumber: 'BA3T09990001V' } }
    claims.otherSerial = await redeemOwn(desk, other)
    claims.otherTwice = await redeemOwn(desk, { registration: { serialNumber: 'BA3T09990002V' } })
    claims.late = await redeemOwn(desk, {
      registration: { serialNumber: 'BA3T09990003V' },
      purchase: { date: '2019-05-04' },
    })
    while (await readNext(desk.ports)) {
      // One after the other.
    }
  },
  {
    textReader: {
      engine: 'test-1',
      // Each picture is another invoice, of the same product.
      read: async () => {
        const lines = [
          'Enter Komputer',
          `Invoice No: INV-77${(read += 1)}`,
          'Invoice date: 27 February 2026',
          'Modern AM242 1M',
          'S/N: BA3T01946000V',
          'CHK: 123',
        ]
        const hash = String(read).repeat(16).slice(0, 16)
        return [{ ...pageReading(lines, ['BA3T01946000V']), hashes: [hash, hash, hash, hash] }]
      },
    },
  },
)

async function open(number: string) {
  const opened = await app.open(`/claims/${number}`, 'agent')
  await readyToDecide()
  return opened
}

/** Presses keys, waits until what they prepared can be sent, and sends it. @returns keys pressed */
async function decideWith(user: Awaited<ReturnType<typeof open>>['user'], keys: string) {
  for (const key of keys) await user.keyboard(key)
  await waitFor(() => expect(screen.getByRole('button', { name: /and send/ })).toBeEnabled())
  await user.keyboard('{Enter}')
  return keys.length + 1
}

const decided = async (number: string) => {
  const [attempt] = (await readClaim(await app.desk.as('supervisor'), number)).attempts
  return attempt?.decision
}

const filled = () =>
  screen
    .getAllByRole('button')
    .filter((button) => button.dataset['variant'] === 'filled')
    .map((button) => button.title)

test('what the reviewer cannot tell leaves no decision filled, and Enter does nothing', async () => {
  const { user } = await open(claims.clean)
  await user.keyboard('3')
  await waitFor(() => expect(filled()).toEqual([]))
  await user.keyboard('{Enter}')
  expect(screen.queryByRole('form')).toBeNull()
})

test('a clean claim is approved with two keys', async () => {
  const { user } = await open(claims.clean)
  expect(filled()).toEqual(['Approve'])
  expect(await decideWith(user, 'a')).toBe(2)
  await screen.findByText(`${claims.clean} approved.`)
})

test('what the evidence leads to is asked for with two keys, and is first with its why', async () => {
  const { user } = await open(claims.otherSerial)
  expect(filled()).toEqual(['Ask again: S/N in the photo is not the registered one'])
  expect(screen.getByRole('button', { name: /^Approve anyway/ })).toBeEnabled()
  await user.keyboard('r')
  const suggested = within(screen.getByRole('group', { name: 'Suggested' }))
  const choices = suggested.getAllByRole('checkbox')
  expect(choices.length).toBeLessThanOrEqual(2)
  expect(choices.map((one) => (one as HTMLInputElement).checked)).toEqual([true, false])
  expect(choices[0]).toHaveAccessibleName(/Sticker says BA3T01946000V, registered is BA3T09990001V/)
  expect(screen.getAllByText('S/N in the photo is not the registered one')).toHaveLength(1)
  expect(1 + (await decideWith(user, ''))).toBe(2)
  await screen.findByText(`${claims.otherSerial} asked again.`)
  expect((await decided(claims.otherSerial))?.reasons).toEqual(['photo_other_serial'])
})

test('another reason takes the place of the suggested one, with three keys', async () => {
  const { user } = await open(claims.otherTwice)
  expect(await decideWith(user, 'r5')).toBe(3)
  await screen.findByText(`${claims.otherTwice} asked again.`)
  expect((await decided(claims.otherTwice))?.reasons).toEqual(['invoice_unreadable'])
})

test('Enter opens the fitting decision and sends nothing, however it is held or doubled', async () => {
  await open(claims.late)
  let sent = 0
  app.intercept.before = async ({ url }) => {
    if (/\/(approve|ask-again|decline)$/.test(url)) sent += 1
  }
  const press = (repeat: boolean) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter', repeat })
  press(false)
  const form = await screen.findByRole('form', { name: 'Ask again' })
  expect(within(form).getAllByRole('checkbox', { checked: true })).toHaveLength(1)
  for (const repeat of [true, true, false]) press(repeat)
  const send = screen.getByRole('button', { name: /and send/ })
  await waitFor(() => expect(send).toBeEnabled())
  press(true)
  press(false)
  expect(sent).toBe(0)
  // Once the mail was in sight for a moment, Enter is meant.
  await waitFor(() => {
    press(false)
    expect(sent).toBe(1)
  })
  await screen.findByText(`${claims.late} asked again.`)
})
