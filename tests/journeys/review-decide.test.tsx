import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { claimAssign, claimTake } from '../../contract/claims.ts'
import { claimAskAgain } from '../../contract/decisions.ts'
import { appTest, readyToDecide, type Opened } from '../support/app.tsx'
import { approve, loadCodes, mailsOf, readClaim, redeemOwn } from '../support/acts.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('held', { release: 'after_end' })
  await desk.addPromotion('monitors', {
    prizes: [
      {
        id: 'code',
        kind: 'digital_code',
        name: 'Code',
        categories: ['monitor'],
        models: [],
        worth: null,
      },
    ],
  })
})

/** Opens a claim and waits until it can be decided. */
async function openReady(number: string): Promise<Opened> {
  const opened = await app.open(`/claims/${number}`, 'agent')
  await readyToDecide()
  return opened
}

/** The same, where no other claim could be shown next: its decision is waited for. */
async function openAlone(given: Parameters<typeof redeemOwn>[1] & { promotion: string }) {
  const number = await redeemOwn(app.desk, given)
  const opened = await app.open(`/claims/${number}?promotion=${given.promotion}`, 'agent')
  await readyToDecide()
  return { number, ...opened }
}

const preview = () => screen.findByRole('region', { name: 'What the member will get' })

/** How often a decision was sent. */
function sent(): { paths: string[] } {
  const seen = { paths: [] as string[] }
  app.intercept.before = async ({ url }) => {
    const { pathname } = new URL(url)
    if (/\/(approve|ask-again|decline)$/.test(pathname)) seen.paths.push(pathname)
  }
  return seen
}

test('an approval shows the prize and the mail with a masked code, and then comes the next claim', async () => {
  const supervisor = await app.desk.as('supervisor')
  await loadCodes(supervisor, 'smart-moves', ['STEAM-AAAA-1111'])
  const number = await redeemOwn(app.desk)
  const next = await redeemOwn(app.desk)
  const { user, address } = await openReady(number)
  await user.keyboard('a')
  const shown = await preview()
  expect(within(shown).getByText('Digital Code IDR 500.000')).toBeVisible()
  expect(shown).toHaveTextContent('A code is issued with this approval.')
  expect(shown).toHaveTextContent('Mail to siti@example.com')
  await user.keyboard('w')
  expect(shown).toHaveTextContent('Redeem Success')
  expect(shown).not.toHaveTextContent('STEAM-AAAA-1111')
  await user.keyboard('{Enter}')

  expect(await screen.findByText(`${number} approved.`)).toBeVisible()
  expect(await screen.findByRole('heading', { name: next })).toBeVisible()
  expect(address()).toBe(`/claims/${next}`)
  expect(await readClaim(supervisor, number)).toMatchObject({ state: 'approved' })
})

test('an empty stock is said before the approval, and the prize waits in line', async () => {
  const number = await redeemOwn(app.desk)
  const { user } = await openReady(number)
  await user.keyboard('a')
  expect(await preview()).toHaveTextContent('There are no codes in stock. The prize waits')
  await user.keyboard('{Enter}')
  await screen.findByText(`${number} approved.`)
  await user.click(await screen.findByRole('link', { name: 'Prizes' }))
  const row = (await screen.findByRole('link', { name: new RegExp(number) })).closest(
    '[role="row"]',
  )
  expect(row).toHaveTextContent('Waiting for a code')
})

test('what was seen no longer holds: nothing is sent, and what comes instead is shown first', async () => {
  await app.desk.addPromotion('last-code')
  await loadCodes(await app.desk.as('supervisor'), 'last-code', ['STEAM-LAST-0001'])
  const other = await redeemOwn(app.desk, { promotion: 'last-code' })
  const supervisor = await app.desk.as('supervisor')
  await supervisor.call(claimTake, { params: { number: other } })
  const { number, user } = await openAlone({ promotion: 'last-code' })
  await user.keyboard('a')
  expect(await preview()).toHaveTextContent('A code is issued with this approval.')
  await approve(supervisor, other)
  await user.keyboard('{Enter}')

  expect(await screen.findByText(/What the member would get has changed/)).toBeVisible()
  await waitFor(async () => {
    expect(await preview()).toHaveTextContent('There are no codes in stock')
  })
  expect(await readClaim(supervisor, number)).toMatchObject({ state: 'waiting' })
  await user.keyboard('{Enter}')
  expect(await screen.findByText(`${number} approved.`)).toBeVisible()
})

test('a prize that is held to the end of the promotion says so before the approval', async () => {
  const { user } = await openReady(await redeemOwn(app.desk, { promotion: 'held' }))
  await user.keyboard('a')
  expect(await preview()).toHaveTextContent(
    'The prize is held until the promotion ends and a supervisor releases it.',
  )
})

test('a claim for which there is no prize cannot be approved and says why; the rest can be done', async () => {
  const { user } = await openReady(await redeemOwn(app.desk, { promotion: 'monitors' }))
  expect(
    screen.getByText(
      'The promotion has no prize for this product, so the claim can’t be approved.',
    ),
  ).toBeVisible()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeDisabled()
  await user.keyboard('a')
  expect(screen.queryByRole('form')).toBeNull()
  await user.keyboard('d')
  expect(screen.getByRole('form', { name: 'Decline' })).toBeInTheDocument()
})

test('a claim is declined with final reasons, and with no others', async () => {
  const number = await redeemOwn(app.desk)
  const { user } = await openReady(number)
  await user.keyboard('d')
  const reasons = within(screen.getByRole('group', { name: 'Why is it not eligible?' }))
  expect(await reasons.findAllByRole('checkbox')).toHaveLength(8)
  expect(reasons.queryByText(/cannot be read/)).toBeNull()
  await user.keyboard('3')
  expect(reasons.getByRole('checkbox', { name: /^Model or category/ })).toBeChecked()
  await preview()
  await user.keyboard('{Enter}')
  await screen.findByText(`${number} declined.`)
})

test('reasons stand in the mail in the order in which they were chosen, and go when chosen again', async () => {
  const { user } = await openReady(await redeemOwn(app.desk))
  await user.keyboard('r52')
  const shown = await preview()
  const [dark, undated] = [
    'Please provide a clear and complete picture of the invoice, thanks.',
    'Please provide the invoice with the purchase date on it, thanks.',
  ]
  await waitFor(() => {
    const mail = shown.textContent ?? ''
    expect(mail.indexOf(dark)).toBeGreaterThan(0)
    expect(mail.indexOf(undated)).toBeGreaterThan(mail.indexOf(dark))
  })
  await user.keyboard('52')
  expect(await screen.findByText('Select at least one reason to see the mail.')).toBeVisible()
})

test('Escape goes back without deciding', async () => {
  const number = await redeemOwn(app.desk)
  const { user } = await openReady(number)
  const decisions = sent()
  await user.keyboard('r1')
  await preview()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('form')).toBeNull()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeEnabled()
  expect(decisions.paths).toEqual([])
})

test('Enter on a button is for the button: Back goes back and sends nothing', async () => {
  const { user } = await openReady(await redeemOwn(app.desk))
  const decisions = sent()
  await user.keyboard('a')
  await preview()
  screen.getByRole('button', { name: /^Back/ }).focus()
  await user.keyboard('{Enter}')
  expect(screen.queryByRole('form')).toBeNull()
  expect(decisions.paths).toEqual([])
})

test('Enter sends also after a picture was turned with the mouse', async () => {
  const number = await redeemOwn(app.desk)
  const { user } = await openReady(number)
  const [zoomIn] = screen.getAllByRole('button', { name: 'Zoom in' })
  await user.click(zoomIn ?? expect.fail('no tool'))
  await user.keyboard('r1')
  await preview()
  await user.click(zoomIn ?? expect.fail('no tool'))
  await user.keyboard('{Enter}')
  await screen.findByText(`${number} asked again.`)
})

test('Enter pressed twice decides once', async () => {
  const number = await redeemOwn(app.desk)
  const { user } = await openReady(number)
  const answer = Promise.withResolvers<void>()
  let asked = 0
  app.intercept.before = async ({ url }) => {
    if (!url.endsWith('/ask-again')) return
    asked += 1
    await answer.promise
  }
  await user.keyboard('r1')
  await preview()
  await user.keyboard('{Enter}{Enter}')
  answer.resolve()
  await screen.findByText(`${number} asked again.`)
  expect(asked).toBe(1)
})

test('an internal note is in the history and not in the mail, and Escape keeps it', async () => {
  const number = await redeemOwn(app.desk)
  const { user } = await openReady(number)
  await user.keyboard('r1n')
  const note = screen.getByRole('textbox', { name: 'Internal note' })
  expect(note).toHaveFocus()
  await user.type(note, 'Second time this week, see R-100001{Enter}Ask Budi')
  expect(await preview()).not.toHaveTextContent('Budi')
  await user.keyboard('{Escape}')
  expect(note).toHaveValue('Second time this week, see R-100001\nAsk Budi')
  await user.keyboard('{Enter}')
  await screen.findByText(`${number} asked again.`)

  const supervisor = await app.desk.as('supervisor')
  const [mail] = (await mailsOf(supervisor, number)).toReversed()
  expect(mail?.body).toContain('Please provide the invoice with your product name on it')
  expect(mail?.body).not.toContain('Budi')
  const [step] = (await readClaim(supervisor, number)).history
  expect(step?.internalNote).toContain('Ask Budi')
})

test('a claim that changes under the hand closes the decision and says so; it becomes no other', async () => {
  await app.desk.addPromotion('alone-changed')
  const { number, user, me } = await openAlone({ promotion: 'alone-changed' })
  const decisions = sent()
  await user.keyboard('d1')
  await preview()
  const supervisor = await app.desk.as('supervisor')
  await supervisor.call(claimAssign, { params: { number }, version: 1, body: { assignee: me } })
  await user.keyboard('{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Show current state' }))
  expect(await screen.findByText('This claim changed while you were reading it')).toBeVisible()
  expect(screen.queryByRole('form')).toBeNull()
  await user.keyboard('{Enter}')
  expect(decisions.paths).toHaveLength(1)
  expect(await readClaim(supervisor, number)).toMatchObject({ state: 'waiting' })
})

test('after a lost race the facts are there again beside the decision of the other', async () => {
  await app.desk.addPromotion('alone-lost')
  const { number, user } = await openAlone({ promotion: 'alone-lost' })
  await user.keyboard('a')
  await preview()
  const rival = await app.desk.as('supervisor')
  await app.desk.database.deleteFrom('leases').execute()
  const command = { params: { number }, version: 1, idempotencyKey: `rival-of-${number}` }
  await rival.call(claimAskAgain, { ...command, body: { reasons: ['photo_unreadable'] } })
  await user.keyboard('{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Show current state' }))
  expect(await screen.findByText('Waiting for the member.')).toBeVisible()
  expect(screen.getByText('Enter Komputer')).toBeVisible()
})

test('a preview that cannot be made says why, can be tried again, and nothing is sent unseen', async () => {
  const number = await redeemOwn(app.desk)
  const { user } = await openReady(number)
  app.intercept.before = async ({ url }) =>
    url.endsWith('/preview') ? Response.error() : undefined
  await user.keyboard('a')
  expect(await screen.findByText('The preview could not be created.')).toBeVisible()
  await user.keyboard('{Enter}')
  expect(screen.getByRole('form', { name: 'Approve' })).toBeInTheDocument()
  app.intercept.before = null
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await preview()
})

test('the mail is folded to what differs from mail to mail, and W opens all of it', async () => {
  const { user } = await openReady(await redeemOwn(app.desk))
  await user.keyboard('r1')
  const shown = await preview()
  expect(shown).toHaveTextContent('Please provide the invoice with your product name on it')
  expect(shown).not.toHaveTextContent('Dear Customer')
  await user.keyboard('w')
  expect(shown).toHaveTextContent('Dear Customer')
  expect(shown).toHaveTextContent('Redeem Notice - Redeem Again')
  expect(within(shown).getByText('Redeem History')).toBeVisible()
  await user.keyboard('w')
  expect(shown).not.toHaveTextContent('Dear Customer')
})

test('the member’s mail is there once, and T puts the English one below it, claim after claim', async () => {
  await app.desk.addPromotion('bahasa', { language: 'id' })
  const first = await redeemOwn(app.desk, { promotion: 'bahasa' })
  const second = await redeemOwn(app.desk, { promotion: 'bahasa' })
  const { user, go } = await openReady(first)
  await user.keyboard('r1')
  const english = 'Please provide the invoice with your product name on it'
  expect(await preview()).not.toHaveTextContent(english)
  await user.keyboard('t')
  expect(await preview()).toHaveTextContent(english)
  await go(`/claims/${second}`)
  await readyToDecide()
  await user.keyboard('r1')
  expect(await preview()).toHaveTextContent(english)
  await user.keyboard('t')
  expect(await preview()).not.toHaveTextContent(english)
})

test('a sentence and a note are added by keys, are sent, and an empty one is put away by Escape', async () => {
  const number = await redeemOwn(app.desk)
  const { user } = await openReady(number)
  await user.keyboard('r1')
  expect(screen.queryByRole('textbox')).toBeNull()
  await user.keyboard('n{Escape}')
  expect(screen.queryByRole('textbox')).toBeNull()
  await user.keyboard('sThe second page is enough.')
  const sentence = screen.getByRole('textbox', { name: 'Extra sentence to the member' })
  expect(sentence).toHaveValue('The second page is enough.')
  await user.keyboard('{Escape}')
  await waitFor(async () => {
    expect(await preview()).toHaveTextContent('The second page is enough.')
  })
  await waitFor(() =>
    expect(screen.getByRole('button', { name: /Ask again and send/ })).toBeEnabled(),
  )
  await user.keyboard('{Enter}')
  await screen.findByText(`${number} asked again.`)
  const mails = await mailsOf(await app.desk.as('supervisor'), number)
  expect(mails.at(-1)?.body).toContain('The second page is enough.')
})

test('without the reasons nothing can be asked for, and a second try brings them', async () => {
  const number = await redeemOwn(app.desk)
  let isDown = true
  app.intercept.before = async ({ url }) => {
    return isDown && new URL(url).pathname === '/api/reasons' ? Response.error() : undefined
  }
  const { user } = await app.open(`/claims/${number}`, 'agent')
  await screen.findByText(/The reasons could not be loaded/)
  expect(screen.getByRole('button', { name: /Ask again/ })).toBeDisabled()
  expect(screen.getByRole('button', { name: /Decline/ })).toBeDisabled()
  await waitFor(() => expect(screen.getByRole('button', { name: /Approve/ })).toBeEnabled())
  isDown = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.getByRole('button', { name: /Ask again/ })).toBeEnabled())
  await user.keyboard('r1')
  expect(await preview()).toHaveTextContent('Reason : ')
})
