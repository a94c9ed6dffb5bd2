import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { claimAssign } from '../../contract/claims.ts'
import { phraseCreate, type PhraseContent } from '../../contract/phrases.ts'
import { expectAccessibleHere } from '../support/accessible.ts'
import { mailsOf, newKey, readClaim, redeemOwn } from '../support/acts.ts'
import { appTest, readyToDecide } from '../support/app.tsx'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('alone')
})

const nothing = { decision: null, tag: null, hold: null }
const ask = (...reasons: string[]) => ({ kind: 'ask_again' as const, reasons })

/** Saves a macro for everyone; nothing else is shared then. */
async function share(name: string, content: Partial<PhraseContent>) {
  const supervisor = await app.desk.as('supervisor')
  return supervisor.call(phraseCreate, {
    idempotencyKey: newKey(),
    body: { name, language: null, text: null, macro: nothing, isShared: true, ...content },
  })
}

const cleared = () => app.desk.database.deleteFrom('phrases').execute()

async function openClaim() {
  const number = await redeemOwn(app.desk, { promotion: 'alone' })
  const opened = await app.open(`/claims/${number}?promotion=alone`, 'agent')
  await readyToDecide()
  return { number, ...opened }
}

const agent = () => app.desk.as('agent')
const read = async (number: string) => readClaim(await agent(), number)
const dialog = (name: string) => screen.findByRole('dialog', { name })
const form = () => screen.findByRole('form', { name: 'Ask again' })
const reason = (name: RegExp) => screen.getByRole('checkbox', { name })

test('one key and a digit fill in the decision, which is sent by hand only', async () => {
  await cleared()
  await share('Packaging', {
    language: 'en',
    text: 'Dear {name}, we need the sticker.',
    macro: { ...nothing, decision: ask('photo_of_packaging', 'invoice_no_date') },
  })
  const { user, number } = await openClaim()
  await user.keyboard('/')
  const list = within(await dialog('Macros'))
  await list.findByRole('button', { name: /^Packaging/ })
  await expectAccessibleHere()
  await user.keyboard('1')
  await form()
  expect(reason(/packaging/i)).toBeChecked()
  expect(reason(/Purchase date is not on/)).toBeChecked()
  expect(screen.getByRole('textbox', { name: /^Extra sentence/ })).toHaveValue(
    'Dear Siti Rahayu, we need the sticker.',
  )
  const preview = await screen.findByRole('region', { name: 'What the member will get' })
  await waitFor(() => expect(preview).toHaveTextContent('Dear Siti Rahayu, we need the sticker.'))
  expect((await read(number)).state).toBe('waiting')
  const send = screen.getByRole('button', { name: /^Ask again and send/ })
  await waitFor(() => expect(send).toBeEnabled())
  await user.click(send)
  await screen.findByText(`${number} asked again.`)
  const mail = (await mailsOf(await agent(), number)).at(-1)
  expect(mail?.body).toContain('Dear Siti Rahayu, we need the sticker.')
})

test('a tag and a hold are said first, and done once they are confirmed', async () => {
  await cleared()
  await share('Wait for the shop', {
    macro: {
      decision: ask('photo_of_packaging'),
      tag: 'shop',
      hold: { days: 3, because: 'The shop answers' },
    },
  })
  const { user, number } = await openClaim()
  await user.keyboard('/')
  await screen.findByRole('button', { name: /^Wait for the shop/ })
  await user.keyboard('1')
  const asked = await dialog('Wait for the shop')
  expect(asked).toHaveTextContent('Tag: shop')
  expect(asked).toHaveTextContent('On hold until')
  expect(asked).toHaveTextContent('No claim has the tag “shop” now.')
  await expectAccessibleHere()
  expect(await read(number)).toMatchObject({ tags: [], hold: null })
  await user.keyboard('{Enter}')
  await waitFor(async () =>
    expect(await read(number)).toMatchObject({
      state: 'waiting',
      tags: ['shop'],
      hold: { because: 'The shop answers' },
    }),
  )
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('reasons that are gone are named and left out', async () => {
  await cleared()
  await share('Old', {
    macro: { ...nothing, decision: ask('invoice_no_store', 'invoice_no_date') },
  })
  await app.desk.database
    .updateTable('reasons')
    .set({ fix: 'final' })
    .where('id', '=', 'invoice_no_store')
    .execute()
  const { user } = await openClaim()
  await user.keyboard('/')
  await screen.findByRole('button', { name: /^Old/ })
  await user.keyboard('1')
  expect(await dialog('Old')).toHaveTextContent(
    'Left out, because they no longer exist or fit: Store name is not on the invoice',
  )
  await user.keyboard('{Enter}')
  await form()
  expect(reason(/Purchase date is not on/)).toBeChecked()
  expect(screen.queryByRole('checkbox', { name: /Store name is not on/ })).toBeNull()
})

test('a sentence of one’s own is not replaced without asking', async () => {
  await cleared()
  await share('Packaging', {
    language: 'en',
    text: 'Please show the packaging.',
    macro: { ...nothing, decision: ask('photo_of_packaging') },
  })
  const { user } = await openClaim()
  await user.keyboard('r')
  await form()
  await user.keyboard('6sMy own words.{Escape}{Escape}')
  await waitFor(() => expect(screen.queryByRole('form', { name: 'Ask again' })).toBeNull())
  await user.keyboard('/')
  await screen.findByRole('button', { name: /^Packaging English/ })
  await user.keyboard('1')
  const asked = await dialog('Packaging')
  expect(asked).toHaveTextContent('Replaces your sentence: “My own words.”')
  await expectAccessibleHere()
  await user.keyboard('{Enter}')
  await form()
  expect(screen.getByRole('textbox', { name: /^Extra sentence/ })).toHaveValue(
    'Please show the packaging.',
  )
})

test('a second Enter sends nothing that a macro prepared and nobody can have read', async () => {
  await cleared()
  await share('Packaging', { macro: { ...nothing, decision: ask('photo_of_packaging') } })
  const { user, number } = await openClaim()
  await user.keyboard('/')
  const macro = await screen.findByRole('button', { name: /^Packaging/ })
  await waitFor(() => expect(macro).toHaveFocus())
  // Nothing is painted from here on.
  const frames = vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0)
  onTestFinished(() => frames.mockRestore())
  await user.keyboard('{Enter}')
  await form()
  const send = screen.getByRole('button', { name: /^Ask again and send/ })
  await waitFor(() => expect(send).toBeEnabled())
  await user.keyboard('{Enter}')
  expect(send).toBeEnabled()
  expect(await form()).toBeVisible()
  expect((await read(number)).state).toBe('waiting')
})

test('a phrase being written stays when the claim is changed by somebody else', async () => {
  await cleared()
  const feeds: EventTarget[] = []
  class Feed extends EventTarget {
    close = () => {}
    constructor() {
      super()
      feeds.push(this)
    }
  }
  vi.stubGlobal('EventSource', Feed)
  onTestFinished(() => void vi.unstubAllGlobals())
  const { user, number } = await openClaim()
  await user.keyboard('r')
  await form()
  await user.keyboard('6s/')
  await screen.findByText('No phrases or macros yet.')
  await user.keyboard('{Enter}')
  await user.click(await screen.findByRole('button', { name: 'New phrase or macro' }))
  const name = await screen.findByRole('textbox', { name: 'Name' })
  await user.type(name, 'Half')
  const supervisor = await app.desk.as('supervisor')
  const body = { assignee: supervisor.id }
  await supervisor.call(claimAssign, { params: { number }, version: 1, body })
  const data = JSON.stringify({ kind: 'claim', number, version: 2, by: null })
  act(() => void feeds.at(-1)?.dispatchEvent(new MessageEvent('message', { data })))
  await screen.findByText('This claim changed while you had it open')
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Half')
})

test('what is refused is said, and the decision is not prepared', async () => {
  await cleared()
  await share('Tag it', { macro: { ...nothing, decision: ask('photo_of_packaging'), tag: 'vip' } })
  const { user, number } = await openClaim()
  await user.keyboard('/')
  await screen.findByRole('button', { name: /^Tag it/ })
  await user.keyboard('1')
  await dialog('Tag it')
  app.intercept.before = async ({ url }) => {
    if (!new URL(url).pathname.endsWith('/bulk')) return
    app.intercept.before = null
    // Meanwhile.
    const supervisor = await app.desk.as('supervisor')
    const body = { assignee: supervisor.id }
    await supervisor.call(claimAssign, { params: { number }, version: 1, body })
  }
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent(/changed this claim/)
  expect(screen.queryByRole('form', { name: 'Ask again' })).toBeNull()
})

test('without macros there is a way to save one, which is then there', async () => {
  await cleared()
  const { user } = await openClaim()
  await user.keyboard('/')
  await screen.findByText('No macros yet.')
  await user.click(screen.getByRole('button', { name: 'Save or change macros and phrases…' }))
  await user.click(await screen.findByRole('button', { name: 'New phrase or macro' }))
  await user.keyboard('Mark it')
  await user.click(screen.getByRole('checkbox', { name: /^Macro: do more/ }))
  await expectAccessibleHere()
  await user.type(screen.getByRole('combobox', { name: 'Add tag' }), 'vip')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('Saved “Mark it”.')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.keyboard('/')
  expect(await screen.findByRole('button', { name: /^Mark it/ })).toBeVisible()
})

test('an administrator keeps the shared ones from the promotions', async () => {
  await cleared()
  const { user } = await app.open('/promotions', 'administrator')
  await user.click(await screen.findByRole('button', { name: 'Phrases and macros' }))
  await user.click(await screen.findByRole('button', { name: 'New phrase or macro' }))
  const share = screen.getByRole('checkbox', { name: 'Share with the desk' })
  expect(share).toBeChecked()
  expect(share).toBeDisabled()
  await user.keyboard('Ours{Tab}{Tab}Please.')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved “Ours”.')).toBeVisible()
})
