import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { askAgain, redeemAgain, redeemOwn } from '../support/acts.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { claimIntake } from '../support/factories.ts'
import { pdf } from '../support/hostile-pictures.ts'
import { jpeg } from '../support/pictures.ts'
import { pageReading, readAll } from '../support/readings.ts'

const claims = { pages: '', slip: '', photoAgain: '', twoLines: '' }
let sticker = ['LCD Monitor', 'S/N: BA3T01946000V']

const app = appTest(
  async (desk) => {
    await desk.addPromotion('smart-moves')
    const { number } = await desk.memberCenter.call(intakeClaimCreate, {
      json: claimIntake({ registration: { serialNumber: 'BA3T01946000V' } }),
      files: { invoice: await pdf(3), serialPhoto: await jpeg() },
      idempotencyKey: 'evidence-on-the-second-page',
    })
    claims.pages = number
    claims.slip = await redeemOwn(desk, { registration: { serialNumber: 'BA3TO1946000V' } })
    claims.photoAgain = await redeemOwn(desk)
    await askAgain(await desk.as('supervisor'), claims.photoAgain)
    await redeemAgain(desk, claims.photoAgain, {}, { serialPhoto: await jpeg(222) })
    await readAll(desk)
    sticker = ['LCD Monitor', 'S/N: BA3T01', '946000V']
    claims.twoLines = await redeemOwn(desk, { registration: { serialNumber: 'BA3T01946O00V' } })
    await readAll(desk)
  },
  {
    textReader: {
      engine: 'test-1',
      read: async ({ seeks, pages }) =>
        pages.map((_, at) => {
          if (seeks === 'codes') return pageReading(sticker)
          const isWritten = pages.length === 1 || at === 1
          return pageReading(isWritten ? ['Invoice No: INV-7781', 'MSI Modern AM242 1M'] : [])
        }),
    },
  },
)

const photo = () => screen.getByRole('region', { name: 'Serial photo' })
const loupe = () => document.querySelector<HTMLElement>('[data-loupe]')
const numbersIn = (text = '') => (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)

test('an invoice whose first page shows nothing opens on the page that does, and can be turned back', async () => {
  const { user, address } = await app.open(`/claims/${claims.pages}`, 'agent')
  await readyToDecide()
  expect(screen.getByText('Page 2 of 3')).toBeVisible()
  await user.keyboard('{PageUp}')
  await screen.findByText('Page 1 of 3')
  expect(address()).toBe(`/claims/${claims.pages}?page=1`)
  await user.keyboard('{PageDown}')
  await screen.findByText('Page 2 of 3')
  await waitFor(() => expect(address()).toBe(`/claims/${claims.pages}`))
})

test('the registered S/N is told beside the print, and how many characters differ', async () => {
  await app.open(`/claims/${claims.slip}`, 'agent')
  await readyToDecide()
  const ruler = within(photo()).getByRole('img', {
    name: 'Registered S/N BA3TO1946000V: 1 character differs from the print',
  })
  expect(ruler.querySelector('[data-differs]')).toHaveTextContent('O')
  // Under the S/N of the photo, which begins five characters into its line.
  expect(ruler).toHaveStyle({ left: '50px', top: '40px', width: '130px', height: '20px' })
  expect(ruler).toHaveAttribute('data-side', 'under')
})

test('a S/N printed over two lines has its own part of the registered one beside each', async () => {
  await app.open(`/claims/${claims.twoLines}`, 'agent')
  await readyToDecide()
  const part = (name: string) => within(photo()).getByRole('img', { name })
  const first = part('Registered S/N BA3T01: agrees with the print')
  expect(first).toHaveStyle({ left: '50px', top: '40px', width: '60px' })
  // Under it is the second line.
  expect(first).toHaveAttribute('data-side', 'over')
  const second = part('Registered S/N 946O00V: 1 character differs from the print')
  expect(second).toHaveStyle({ left: '0px', top: '80px', width: '70px' })
  expect(second).toHaveAttribute('data-side', 'under')
  expect(second.querySelector('[data-differs]')).toHaveTextContent('O')
})

test('the loupe appears on the S/N, and on the spot gone to after that', async () => {
  const { user } = await app.open(`/claims/${claims.slip}`, 'agent')
  await readyToDecide()
  await user.keyboard('pm')
  const print = within(photo()).getByRole('button', { name: /^S\/N in the printed text/ })
  const middleOf = (mark: HTMLElement) => {
    const sheet = within(photo()).getByRole('img', { name: 'Serial photo' }).parentElement
      ?.parentElement
    const [x = 0, y = 0, scale = 1] = numbersIn(sheet?.style.transform)
    const [left = 0, top = 0, width = 0, height = 0] = ['left', 'top', 'width', 'height'].map(
      (side) => parseFloat(mark.style.getPropertyValue(side)),
    )
    return [x + (left + width / 2) * scale, y + (top + height / 2) * scale].map(Math.round)
  }
  const loupeAt = () => {
    const [x = 0, y = 0] = numbersIn(loupe()?.style.transform)
    const half = parseFloat(loupe()?.style.width ?? '') / 2
    return [x + half, y + half].map(Math.round)
  }
  expect(loupeAt()).toEqual(middleOf(print))
  await user.keyboard('{ArrowRight}')
  expect(loupeAt()).not.toEqual(middleOf(print))
  // Put away and taken out again, it is back at the S/N.
  await user.keyboard('mm')
  expect(loupeAt()).toEqual(middleOf(print))
})

test('a held key takes everything off the pictures until it or the window is left', async () => {
  await app.open(`/claims/${claims.slip}`, 'agent')
  await readyToDecide()
  const isBare = () => document.querySelectorAll('[data-bare]').length
  fireEvent.keyDown(document.body, { key: 'Backspace', code: 'Backspace' })
  await waitFor(() => expect(isBare()).toBe(2))
  fireEvent.keyUp(document.body, { key: 'Backspace', code: 'Backspace' })
  await waitFor(() => expect(isBare()).toBe(0))
  fireEvent.keyDown(document.body, { key: 'Backspace', code: 'Backspace' })
  await waitFor(() => expect(isBare()).toBe(2))
  fireEvent.blur(window)
  await waitFor(() => expect(isBare()).toBe(0))
})

test('E opens before and after on the document that is new', async () => {
  const { user, address } = await app.open(`/claims/${claims.photoAgain}`, 'agent')
  await readyToDecide()
  await user.keyboard('e')
  await screen.findByRole('img', { name: 'Serial photo, attempt 2' })
  expect(screen.getByText('A new file was sent.')).toBeVisible()
  expect(address()).toBe(`/claims/${claims.photoAgain}?before=serial_photo`)
})
