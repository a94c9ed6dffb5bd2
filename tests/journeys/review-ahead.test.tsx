import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { appTest, readyToDecide } from '../support/app.tsx'
import { claimAssign } from '../../contract/claims.ts'
import { readClaim, redeemOwn } from '../support/acts.ts'

const numbers: string[] = []

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  for (let n = 0; n < 5; n++) {
    desk.at(`2026-03-0${n + 2}T02:00:00Z`)
    numbers.push(await redeemOwn(desk))
  }
  desk.at('2026-03-10T02:00:00Z')
})

/** Whose pictures were asked for, in order, each picture once. */
function watchPictures(before: (number: string) => Promise<void> = async () => {}) {
  const asked = new Map<string, string>()
  app.intercept.before = async ({ url }) => {
    const [, number] = /claims\/(R-\d+)\/pictures\//.exec(url) ?? []
    if (!number) return
    asked.set(url, number)
    await before(number)
  }
  return () => [...asked.values()]
}

test('while a claim is looked at, the pictures of the next two are fetched and decoded', async () => {
  const decode = vi.spyOn(HTMLImageElement.prototype, 'decode')
  const asked = watchPictures()
  await app.open(`/claims/${numbers[0]}`, 'agent')
  await readyToDecide()
  await waitFor(() => expect(asked()).toHaveLength(6))
  expect(asked().slice(0, 2)).toEqual([numbers[0], numbers[0]])
  expect(asked().slice(2).toSorted()).toEqual([numbers[1], numbers[1], numbers[2], numbers[2]])
  const isDecoded = (number = '') =>
    decode.mock.contexts.some((image) => image instanceof Image && image.src.includes(number))
  expect(numbers.slice(0, 4).map(isDecoded)).toEqual([true, true, true, false])
})

test('the next claim is there at once, and the one after it is got ready', async () => {
  const asked = watchPictures()
  const { user } = await app.open(`/claims/${numbers[0]}`, 'agent')
  await readyToDecide()
  await waitFor(() => expect(asked().filter((number) => number === numbers[2])).toHaveLength(2))
  await user.keyboard('n')
  await screen.findByRole('heading', { name: numbers[1] ?? '' })
  await readyToDecide()
})

test('nothing is got ready before the pictures of this claim are on screen', async () => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const asked = watchPictures(async (number) => {
    if (number === numbers[0]) await held
  })
  await app.open(`/claims/${numbers[0]}`, 'agent')
  await screen.findByText('The pictures are still loading.')
  expect(asked()).toEqual([numbers[0], numbers[0]])
  letGo()
  await waitFor(() => expect(asked()).toHaveLength(6))
})

test('what cannot be read ahead disturbs nobody', async () => {
  app.intercept.before = async ({ url }) =>
    numbers.slice(1).some((number) => url.includes(number)) ? Response.error() : undefined
  await app.open(`/claims/${numbers[0]}`, 'agent')
  await readyToDecide()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('who only reads takes no next claim, and nothing is got ready', async () => {
  const asked = watchPictures()
  await app.open(`/claims/${numbers[0]}`, 'auditor')
  await waitFor(() => expect(asked()).toEqual([numbers[0], numbers[0]]))
})

test('what is got ready is what the narrowed queue would give next', async () => {
  const asked = watchPictures()
  const [first = '', , third = ''] = numbers
  const supervisor = await app.desk.as('supervisor')
  const agent = await app.desk.as('agent')
  for (const number of [first, third]) {
    const { version } = await readClaim(supervisor, number)
    const body = { assignee: agent.id }
    await supervisor.call(claimAssign, { params: { number }, version, body })
  }
  await app.openAs(agent.id, `/claims/${first}?view=mine`)
  await readyToDecide()
  await waitFor(() => expect(asked()).toEqual([first, first, third, third]))
})
