import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { phraseCreate, type PhraseContent } from '../../contract/phrases.ts'
import { expectAccessibleHere } from '../support/accessible.ts'
import { mailsOf, newKey, readClaim, redeemOwn } from '../support/acts.ts'
import { appTest, readyToDecide } from '../support/app.tsx'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('alone')
})

/** Without sizes the library takes its field for one that is out of sight, and hides the list. */
const hidden = true

const sentence = () => screen.getByRole('textbox', { name: 'Extra sentence to the member' })
const preview = () => screen.findByRole('region', { name: 'What the member will get' })
const options = () => screen.findAllByRole('option', { hidden })
const noList = () => waitFor(() => expect(screen.queryByRole('listbox', { hidden })).toBeNull())

/** Opens a claim with the sentence to the member being typed. */
async function openSentence(given: Parameters<typeof redeemOwn>[1] = {}) {
  const number = await redeemOwn(app.desk, { promotion: 'alone', ...given })
  const opened = await app.open(`/claims/${number}?promotion=alone`, 'agent')
  await readyToDecide()
  await opened.user.keyboard('r')
  await screen.findByRole('form', { name: 'Ask again' })
  await opened.user.keyboard('6s')
  return { number, ...opened }
}

/** Saves a phrase for everyone. */
async function share(content: Partial<PhraseContent>) {
  const supervisor = await app.desk.as('supervisor')
  return supervisor.call(phraseCreate, {
    idempotencyKey: newKey(),
    body: {
      name: 'Sticker',
      language: 'en',
      text: 'Please show the sticker.',
      macro: null,
      isShared: true,
      ...content,
    },
  })
}

const cleared = () => app.desk.database.deleteFrom('phrases').execute()

test('a phrase is saved, inserted and sent by keyboard, and the mail has the filled words', async () => {
  await cleared()
  const { user, number } = await openSentence()
  await user.keyboard('/')
  await screen.findByText('No phrases or macros yet.')
  await user.keyboard('{Enter}')
  const sheet = within(await screen.findByRole('dialog', { name: 'Phrases and macros' }))
  await user.click(await sheet.findByRole('button', { name: 'New phrase or macro' }))
  const form = within(await screen.findByRole('dialog', { name: 'New phrase or macro' }))
  await user.keyboard('Whole sticker{Tab}{Tab}')
  await user.keyboard('Dear {{name}, show the sticker with S/N {{serial}.')
  await expectAccessibleHere()
  await user.click(form.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved “Whole sticker”.')).toBeVisible()
  await expectAccessibleHere()
  // Saving it sent nothing.
  expect((await readClaim(await app.desk.as('agent'), number)).state).toBe('waiting')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(sentence()).toHaveFocus())
  expect(sentence()).toHaveValue('')

  await user.keyboard('/wstick')
  await screen.findByText('Dear Siti Rahayu, show the sticker with S/N', { exact: false })
  await user.keyboard('{Enter}')
  const { serialNumber } = (await readClaim(await app.desk.as('agent'), number)).redeemHistory
  const filled = `Dear Siti Rahayu, show the sticker with S/N ${serialNumber}.`
  expect(sentence()).toHaveValue(filled)
  await waitFor(async () => expect(await preview()).toHaveTextContent(filled))
  await user.keyboard('{Escape}{Enter}')
  await screen.findByText(`${number} asked again.`)
  const mails = await mailsOf(await app.desk.as('agent'), number)
  expect(mails.at(-1)?.body).toContain(filled)
})

test('the list has the member’s language first, finds by name and text, and Escape puts things back', async () => {
  await cleared()
  await share({ name: 'Autocollant', language: 'fr', text: 'Merci de montrer le sticker.' })
  await share({ name: 'Sticker' })
  await share({ name: 'Zoom', text: 'Closer, please.' })
  const { user } = await openSentence()
  await user.keyboard('Hello /')
  const names = async () => (await options()).map((one) => one.textContent)
  await waitFor(async () =>
    expect(await names()).toEqual([
      expect.stringMatching(/^Sticker/),
      expect.stringMatching(/^Zoom/),
      expect.stringMatching(/^AutocollantFrench/),
      'Save or change phrases…',
    ]),
  )
  await user.keyboard('sticker')
  await waitFor(async () => expect(await names()).toHaveLength(3))
  await user.keyboard('{Escape}')
  await noList()
  expect(sentence()).toHaveFocus()
  expect(sentence()).toHaveValue('Hello ')
  // Down and Enter take the second; the sentence goes on after it.
  await user.keyboard('/')
  await options()
  await user.keyboard('{ArrowDown}{Enter} Thanks.')
  expect(sentence()).toHaveValue('Hello Closer, please. Thanks.')
})

test('a / in a word, a pasted one and one that nothing fits are only typed', async () => {
  await cleared()
  await share({})
  const { user } = await openSentence()
  await user.keyboard('12/03/2026')
  await noList()
  await user.keyboard(' / ')
  await noList()
  await user.paste(' /')
  await noList()
  await user.keyboard('{Enter}/zzz')
  await screen.findByText('No phrase matches.')
  await user.keyboard(' on')
  await noList()
  expect(sentence()).toHaveValue('12/03/2026 /  /\n/zzz on')
})

test('what the claim does not say is said first, and nothing is sent until it is filled in', async () => {
  await cleared()
  await share({ text: 'Bought at {store}?' })
  const { user, number } = await openSentence({ purchase: { store: '{here}' } })
  await user.keyboard('/')
  await screen.findByText('The claim doesn’t say {store}. Fill it in yourself.')
  await user.keyboard('{Enter}')
  expect(sentence()).toHaveValue('Bought at {store}?')
  const shown = await preview()
  await waitFor(() => expect(shown).toHaveTextContent('Not filled in: {store}.'))
  expect(screen.getByRole('button', { name: /^Ask again and send/ })).toBeDisabled()
  // It is selected, so that typing replaces it.
  await user.keyboard('our shop')
  expect(sentence()).toHaveValue('Bought at our shop?')
  await waitFor(() => expect(shown).not.toHaveTextContent('Not filled in'))
  await user.keyboard('{Escape}')
  const send = screen.getByRole('button', { name: /^Ask again and send/ })
  await waitFor(() => expect(send).toBeEnabled())
  await user.click(send)
  await screen.findByText(`${number} asked again.`)
})

test('a phrase that no longer fits into the sentence is not inserted', async () => {
  await cleared()
  await share({ text: 'x'.repeat(495) })
  const { user } = await openSentence()
  await user.keyboard('Please /')
  await screen.findByText('Too long for what is left of the sentence.')
  await user.keyboard('{Escape}{Escape}')
  await waitFor(() => expect(sentence()).not.toHaveFocus())
  expect(sentence()).toHaveValue('Please ')
})

test('phrases that cannot be loaded are asked for again from the list', async () => {
  await cleared()
  await share({})
  app.intercept.before = async ({ url }) =>
    new URL(url).pathname.endsWith('/phrases') ? Response.error() : undefined
  const { user } = await openSentence()
  await user.keyboard('/')
  const again = await screen.findByRole('option', { name: /could not be loaded/, hidden })
  app.intercept.before = null
  await user.click(again)
  expect(await screen.findByRole('option', { name: /^Sticker/, hidden })).toBeInTheDocument()
})

test('deleting is asked for twice, and what others share cannot be changed', async () => {
  await cleared()
  await share({ name: 'Theirs' })
  const { user } = await openSentence()
  await user.keyboard('/manage{Backspace>6/}')
  await options()
  await user.click(await screen.findByRole('option', { name: /^Save or change/, hidden }))
  await user.click(await screen.findByRole('button', { name: 'New phrase or macro' }))
  await user.keyboard('Mine{Tab}{Tab}Bad {{nmae}')
  const form = within(await screen.findByRole('dialog'))
  expect(form.getByRole('checkbox', { name: 'Share with the desk' })).toBeDisabled()
  await user.click(form.getByRole('button', { name: 'Save' }))
  await form.findByText('Braces are only for the placeholders listed here.')
  await user.clear(form.getByRole('textbox', { name: /^Sentence/ }))
  await user.type(form.getByRole('textbox', { name: /^Sentence/ }), 'Good {{name}')
  await user.click(form.getByRole('button', { name: 'Save' }))
  await screen.findByText('Saved “Mine”.')
  expect(screen.queryByRole('button', { name: 'Delete “Theirs”' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Delete “Mine”' }))
  await user.click(screen.getByRole('button', { name: 'Keep' }))
  expect(screen.getByRole('button', { name: 'Delete “Mine”' })).toHaveFocus()
  await user.click(screen.getByRole('button', { name: 'Delete “Mine”' }))
  expect(screen.getByText('Delete “Mine”?')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Keep' })).toHaveFocus()
  await user.click(screen.getByRole('button', { name: 'Delete' }))
  expect(await screen.findByText('Deleted “Mine”.')).toBeVisible()
  await waitFor(() => expect(screen.queryByText('Good {name}')).toBeNull())
})
