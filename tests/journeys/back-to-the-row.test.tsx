import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { appTest } from '../support/app.tsx'
import { redeemOwn } from '../support/acts.ts'

const numbers: string[] = []
const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  for (let at = 0; at < 4; at++) numbers.push(await redeemOwn(desk))
})

const row = (number: string | undefined) =>
  screen.findByRole('link', { name: new RegExp(`^${number},`) })
const list = () => screen.findByRole('table', { name: 'Queue' })

test('back from a claim one stands on its row again, the list as far down as it was', async () => {
  const { user, back } = await app.open('/queue', 'agent')
  const link = await row(numbers[2])
  const scroller = await list()
  scroller.scrollTop = 57
  scroller.dispatchEvent(new Event('scroll'))
  await user.click(link)
  await screen.findByRole('heading', { name: numbers[2] ?? '' })
  await back()
  await waitFor(async () => expect(await row(numbers[2])).toHaveFocus())
  expect((await list()).scrollTop).toBe(57)
  await user.keyboard('j')
  expect(await row(numbers[3])).toHaveFocus()
})

test('back by the key of the queue one stands on the claim one saw last', async () => {
  const { user } = await app.open('/queue', 'agent')
  await user.click(await row(numbers[0]))
  await screen.findByRole('heading', { name: numbers[0] ?? '' })
  await user.keyboard('j')
  await screen.findByRole('heading', { name: numbers[1] ?? '' })
  await user.keyboard('q')
  await waitFor(async () => expect(await row(numbers[1])).toHaveFocus())
})

test('another filter is another list, and begins at its top', async () => {
  const { user, go } = await app.open('/queue', 'agent')
  await user.click(await row(numbers[2]))
  await screen.findByRole('heading', { name: numbers[2] ?? '' })
  await go('/queue?order=newest')
  await row(numbers[2])
  expect((await list()).scrollTop).toBe(0)
  expect(document.body).toHaveFocus()
})
