import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readClaim, redeemQueue } from '../support/acts.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { pageReading, readAll } from '../support/readings.ts'

const app = appTest(async (desk) => desk.addPromotion('other-serials'), {
  textReader: {
    engine: 'test-1',
    read: async ({ pages }) => pages.map(() => pageReading(['MSI', 'S/N: K2201N1099999'])),
  },
})

test('what the evidence suggests to ask is written ahead, so that its mail is there at once', async () => {
  const [first = '', second = ''] = await redeemQueue(app.desk, 'other-serials', 2)
  await readAll(app.desk)
  const previewed: string[] = []
  app.intercept.before = async (request) => {
    if (!request.url.endsWith(`/${second}/preview`)) return undefined
    const { kind } = (await request.json()) as { kind: string }
    previewed.push(kind)
    // Asked again when the sheet opens, which nobody waits for.
    return previewed.length > 1 ? new Promise<Response>(() => {}) : undefined
  }
  const { user } = await app.open(`/claims/${first}?promotion=other-serials`, 'agent')
  await readyToDecide()
  await user.keyboard('r')
  await screen.findByRole('region', { name: 'What the member will get' })
  await waitFor(() => expect(previewed).toEqual(['ask_again']))
  const send = () => screen.getByRole('button', { name: /Ask again and send/ })
  await waitFor(() => expect(send()).toBeEnabled())
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: second })
  await readyToDecide()
  await user.keyboard('r')
  expect(await screen.findByRole('region', { name: 'What the member will get' })).toBeVisible()
  expect(send()).toBeEnabled()
  await user.keyboard('{Enter}')
  const agent = await app.desk.as('supervisor')
  await waitFor(async () => expect((await readClaim(agent, second)).state).toBe('asked_again'))
})
