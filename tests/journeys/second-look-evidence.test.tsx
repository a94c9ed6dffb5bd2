import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { askAgain } from '../support/acts.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { claimIntake } from '../support/factories.ts'
import { pdf } from '../support/hostile-pictures.ts'
import { jpeg } from '../support/pictures.ts'
import { pageReading, readAll } from '../support/readings.ts'
import { lookAtEverything } from '../support/second-looks.ts'

const app = appTest(
  async (desk) => {
    await desk.addPromotion('smart-moves')
    const draw = await lookAtEverything(desk)
    const { number } = await desk.memberCenter.call(intakeClaimCreate, {
      json: claimIntake({ registration: { serialNumber: 'BA3T01946000V' } }),
      files: { invoice: await pdf(3), serialPhoto: await jpeg() },
      idempotencyKey: 'seen-a-second-time',
    })
    await readAll(desk)
    await askAgain(await desk.as('agent'), number)
    desk.at('2026-03-10T04:00:00Z')
    await draw()
  },
  {
    textReader: {
      engine: 'test-1',
      read: async ({ seeks, pages }) =>
        pages.map((_, at) => {
          if (seeks === 'codes') return pageReading(['Monitor', 'S/N: BA3T01946000V'])
          return pageReading(at === 1 ? ['Invoice No: INV-7781', 'MSI Modern AM242 1M'] : [])
        }),
    },
  },
)

test('a second look opens on the page with the evidence, and marks nothing on it', async () => {
  const { user } = await app.open('/second-look', 'agent')
  await readyToDecide()
  expect(screen.getByText('Page 2 of 3')).toBeVisible()
  const evidence = within(screen.getByRole('region', { name: 'Evidence' }))
  expect(evidence.queryByRole('button', { name: /S\/N|Invoice number|INV-7781/ })).toBeNull()
  await user.keyboard('{PageUp}')
  expect(await screen.findByText('Page 1 of 3')).toBeVisible()
})
