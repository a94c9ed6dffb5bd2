import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { appTest, type Opened } from '../support/app.tsx'
import { jpeg } from '../support/pictures.ts'
import { pageReading, readAll } from '../support/readings.ts'
import { redeem } from '../support/acts.ts'

const claims = { read: '', unread: '' }
const invoice = ['ENTER KOMPUTER', 'Größe 27 Zoll', 'Bestellung 403-7781234', 'Summe MSI 5.000 MSI']
const photo = ['MSI Modern', 'S/N BA3TO194600OV']

const app = appTest(
  async (desk) => {
    await desk.addPromotion('smart-moves')
    const files = async (shade: number) => ({
      invoice: await jpeg(shade),
      serialPhoto: await jpeg(shade + 1),
    })
    claims.read = await redeem(desk, {}, await files(10))
    await readAll(desk)
    const serialNumber = 'BA3T01946099V'
    claims.unread = await redeem(desk, { registration: { serialNumber } }, await files(20))
  },
  {
    textReader: {
      engine: 'test-1',
      read: async ({ seeks }) => [pageReading(seeks === 'codes' ? photo : invoice)],
    },
  },
)

const copied: string[] = []
beforeEach(() => {
  copied.length = 0
})

/** With the focus in the viewer, as after a click on it. */
async function openViewer(number: string): Promise<Opened> {
  const opened = await app.open(`/claims/${number}`, 'agent')
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied.push(text)
  })
  const heading = await screen.findByRole('heading', { name: 'Invoice' })
  await opened.user.click(heading)
  return opened
}

/** Its landmark is one that these tests' roles do not know yet. */
const bar = () =>
  screen.getByRole('textbox', { name: 'Find on the papers' }).closest('search') as HTMLElement
const field = () => screen.findByRole('textbox', { name: 'Find on the papers' })
const says = (text: string) =>
  waitFor(() => expect(within(bar()).getByRole('status')).toHaveTextContent(text))
const current = () =>
  screen
    .getAllByRole('button', { name: /^Found: / })
    .filter((mark) => mark.hasAttribute('data-pointed'))
    .map((mark) => [mark.getAttribute('aria-label'), mark.style.left, mark.style.top])

test('Ctrl F in the viewer finds on the current paper, then on the other; Escape goes back', async () => {
  const { user } = await openViewer(claims.read)
  const before = document.activeElement
  await user.keyboard('{Control>}f{/Control}')
  expect(await field()).toHaveFocus()
  await user.keyboard('msi')
  await says('1 of 3')
  expect(current()).toEqual([['Found: Summe MSI 5.000 MSI', '60px', '120px']])
  await user.keyboard('{Enter}')
  await says('2 of 3')
  expect(current()).toEqual([['Found: Summe MSI 5.000 MSI', '160px', '120px']])
  await user.keyboard('{Enter}')
  await says('3 of 3')
  expect(current()).toEqual([['Found: MSI Modern', '0px', '0px']])
  await user.keyboard('{Enter}')
  await says('1 of 3')
  await user.keyboard('{Shift>}{Enter}{/Shift}')
  await says('3 of 3')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('textbox', { name: 'Find on the papers' })).toBeNull()
  expect(screen.queryByRole('button', { name: /^Found: / })).toBeNull()
  expect(document.activeElement).toBe(before)
})

test('outside the viewer Ctrl F is the browser’s own', async () => {
  const { user } = await app.open(`/claims/${claims.read}`, 'agent')
  await screen.findByRole('img', { name: 'Invoice' })
  const pressed: boolean[] = []
  const listen = (event: KeyboardEvent) => pressed.push(event.defaultPrevented)
  window.addEventListener('keydown', listen)
  await user.keyboard('{Control>}f{/Control}')
  window.removeEventListener('keydown', listen)
  expect(pressed).toEqual([false, false])
  expect(screen.queryByRole('textbox', { name: 'Find on the papers' })).toBeNull()
})

test('spelling makes no difference; what only looks alike, and nothing, are said', async () => {
  const { user } = await openViewer(claims.read)
  await user.keyboard('{Control>}f{/Control}')
  const typed = async (text: string) => {
    await user.clear(await field())
    await user.keyboard(text)
  }
  await field()
  await typed('GROSSE')
  await says('1 of 1')
  await typed('ba3t01946000v')
  await says('1 of 1 · only similar characters')
  await typed('nowhere')
  await says('Nothing found')
  await typed('4037781234')
  await says('1 of 1')
})

test('what was found is copied as it was read, by key, by button, and any line from the list', async () => {
  const { user } = await openViewer(claims.read)
  await user.click(screen.getAllByRole('button', { name: 'Find on the papers' })[0] as HTMLElement)
  await field()
  await user.keyboard('4037781234')
  await says('1 of 1')
  fireEvent.copy(await field())
  expect(copied).toEqual(['Bestellung 403-7781234'])
  await user.click(within(bar()).getByRole('button', { name: 'Copy line' }))
  expect(copied).toHaveLength(2)
  await user.clear(await field())
  await user.click(within(bar()).getByRole('button', { name: 'Lines' }))
  for (const line of [...invoice, ...photo])
    expect(await within(bar()).findByText(line)).toBeVisible()
  await user.click(within(bar()).getByRole('button', { name: 'Copy line: S/N BA3TO194600OV' }))
  expect(copied.at(-1)).toBe('S/N BA3TO194600OV')
})

test('papers that were not read yet are named', async () => {
  const { user } = await openViewer(claims.unread)
  await user.keyboard('{Control>}f{/Control}')
  await field()
  await says('Invoice not read yet · Serial photo not read yet')
})
