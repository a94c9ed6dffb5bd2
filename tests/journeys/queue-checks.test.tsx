import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { lookAtDue } from '../../server/claims/checks/due-checks.ts'
import { redeemOwn } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'
import { pageReading, readAll } from '../support/readings.ts'

/** Reads no S/N anywhere, so that somebody has to look. */
const textReader = { engine: 'test-1', read: async () => [pageReading(['Thank you'])] }

const numbers: Record<'reading' | 'look' | 'fails', string> = { reading: '', look: '', fails: '' }
const app = appTest(
  async (desk) => {
    await desk.addPromotion('jakarta')
    numbers.look = await redeemOwn(desk, { promotion: 'jakarta' })
    // Bought abroad: at no partner.
    numbers.fails = await redeemOwn(desk, { promotion: 'jakarta', purchase: { region: 'SG' } })
    await readAll(desk)
    numbers.reading = await redeemOwn(desk, { promotion: 'jakarta' })
    await lookAtDue(desk.ports)
    await lookAtDue(desk.ports)
  },
  { textReader },
)

const rows = async () => {
  await screen.findAllByRole('link', { name: /^R-/ })
  return screen.getAllByRole('link', { name: /^R-/ }).map((link) => link.textContent)
}
const rowOf = async (number: string) => {
  const link = await screen.findByRole('link', { name: new RegExp(`^${number}`) })
  return link.closest<HTMLElement>('[role="row"]') ?? expect.fail('no row')
}

test('a claim that fails something is visible as such before it is opened', async () => {
  await app.open('/queue', 'agent')
  const signs = async (number: string) =>
    within(await rowOf(number))
      .getAllByRole('img')
      .map((sign) => sign.getAttribute('aria-label'))
  expect(await signs(numbers.fails)).toContainEqual(expect.stringMatching(/^1 check fails/))
  expect(await signs(numbers.look)).toContainEqual(expect.stringMatching(/to look at\.$/))
  expect(await signs(numbers.reading)).toContain('The pictures are still being read.')
  // Which ones is said where it is pointed at.
  await waitFor(async () => {
    const [sign] = within(await rowOf(numbers.fails)).getAllByRole('img', { name: /fails/ })
    expect(sign?.title.split('\n')).toContain('✕ Partner store')
  })
})

test('the queue is narrowed by what checks come to, and by one check, in its address', async () => {
  const { user, address } = await app.open('/queue', 'agent')
  expect(await rows()).toHaveLength(3)
  const choice = screen.getByRole('combobox', { name: 'Checks' })
  await user.selectOptions(choice, 'Fails')
  await waitFor(async () => expect(await rows()).toEqual([numbers.fails]))
  expect(address()).toBe('/queue?checks=fails')
  await user.selectOptions(
    choice,
    await within(choice).findByRole('option', { name: 'Not met: Partner store' }),
  )
  expect(address()).toBe('/queue?check=store')
  await waitFor(async () => expect(await rows()).toEqual([numbers.fails]))
  await user.selectOptions(choice, 'Any checks')
  expect(address()).toBe('/queue')
  await waitFor(() => expect(choice).toHaveValue(''))
})
