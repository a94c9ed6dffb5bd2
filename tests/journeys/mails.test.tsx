import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { appTest } from '../support/app.tsx'
import { approve, askAgain, loadCodes, mailsOf, redeemOwn } from '../support/acts.ts'
import { siti } from '../support/factories.ts'

const claims = { approved: '', asked: '' }

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  const supervisor = await desk.as('supervisor')
  await loadCodes(supervisor, 'smart-moves', ['STEAM-AAAA-1111'])
  claims.approved = await redeemOwn(desk)
  desk.at('2026-03-10T03:00:00Z')
  await approve(supervisor, claims.approved)
  desk.at('2026-03-10T04:00:00Z')
  claims.asked = await redeemOwn(desk, {
    member: { id: 'mc-2', email: 'dewi@example.com', region: 'ID' },
    recipient: { ...siti, firstName: 'Dewi' },
  })
  desk.at('2026-03-10T05:00:00Z')
  await askAgain(supervisor, claims.asked)
})

const rows = () =>
  screen.queryAllByRole('link', { name: / to .*@/ }).map((link) => link.getAttribute('aria-label'))

test('every mail is listed, the newest first, and that there is no mail server is said', async () => {
  await app.open('/mails', 'agent')
  await waitFor(() =>
    expect(rows()).toEqual([
      'Asked again to dewi@example.com',
      'Received to dewi@example.com',
      'Prize code to siti@example.com',
      'Received to siti@example.com',
    ]),
  )
  expect(
    screen.getByText('No mail server is configured. Mails are kept here and not sent.'),
  ).toBeVisible()
  expect(screen.getAllByText('Not sent').length).toBeGreaterThanOrEqual(4)
})

test('a mail is read as the member reads it, with the code masked but for its end', async () => {
  const { user, address } = await app.open('/mails?q=siti', 'agent')
  const link = await screen.findByRole('link', { name: 'Prize code to siti@example.com' })
  await user.click(link)
  const sheet = await screen.findByRole('dialog', { name: 'Prize code' })
  expect(address()).toMatch(/^\/mails\/[0-9a-f-]{36}\?q=siti$/)
  expect(sheet).toHaveTextContent('[No Reply] MSI Redeem Notice - Success')
  expect(sheet).toHaveTextContent('Fromno-reply <no-reply@msi-mail.com>')
  expect(sheet).toHaveTextContent('Congratulation on the purchase of your MSI® product!')
  expect(sheet).toHaveTextContent('1111')
  expect(sheet).not.toHaveTextContent('AAAA')
  expect(within(sheet).queryByRole('button', { name: 'Try again' })).toBeNull()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(address()).toBe('/mails?q=siti'))
  // The address is there a moment before the page.
  const back = await screen.findByRole('link', { name: 'Prize code to siti@example.com' })
  await waitFor(() => expect(back).toHaveFocus())
})

test('a mail leads to its claim', async () => {
  const { user } = await app.open('/mails', 'agent')
  await user.click(await screen.findByRole('link', { name: 'Asked again to dewi@example.com' }))
  await user.click(await screen.findByRole('link', { name: `Claim ${claims.asked}` }))
  expect(await screen.findByRole('heading', { name: claims.asked })).toBeVisible()
})

test('a claim’s history leads to its mails', async () => {
  const { user } = await app.open(`/claims/${claims.asked}`, 'agent')
  await screen.findByRole('heading', { name: claims.asked })
  await user.keyboard('h')
  await user.click(await screen.findByRole('link', { name: /^Mail: asked again/ }))
  const sheet = await screen.findByRole('dialog', { name: 'Asked again' })
  expect(sheet).toHaveTextContent(
    'Please provide the invoice with your product name on it, thanks.',
  )
})

test('mails are found by claim, by e-mail and by subject, and views narrow them', async () => {
  const { user, address } = await app.open('/mails', 'agent')
  await waitFor(() => expect(rows()).toHaveLength(4))
  const search = screen.getByRole('searchbox', { name: 'Claim, e-mail or subject' })
  await user.type(search, claims.asked)
  await waitFor(() => expect(rows()).toHaveLength(2))
  await user.clear(search)
  await user.type(search, 'Success')
  await waitFor(() => expect(rows()).toEqual(['Prize code to siti@example.com']))
  await user.clear(search)
  await waitFor(() => expect(address()).toBe('/mails'))
  await user.click(screen.getByRole('button', { name: 'Sent' }))
  expect(await screen.findByText('No mails in this view.')).toBeVisible()
  expect(address()).toBe('/mails?state=sent')
})

test('a mail that is none says so', async () => {
  await app.open('/mails/0195d000-0000-7000-8000-00000000dead', 'agent')
  const sheet = await screen.findByRole('dialog', { name: 'Mail' })
  expect(await within(sheet).findByRole('alert')).toHaveTextContent(
    'The mail could not be loaded.Not found. Check the number or address.',
  )
})

test('a mail’s paragraphs and language reach the reader', async () => {
  const [received] = await mailsOf(await app.desk.as('agent'), claims.asked)
  await app.open(`/mails/${received?.id}`, 'agent')
  const text = await screen.findByText(/^Dear Customer,/)
  expect(text).toHaveAttribute('lang', 'en')
})
