import { beforeAll, beforeEach, expect, test } from 'vitest'
import { claimBulk } from '../../../contract/bulk.ts'
import { claimAskAgain, decisionPreview } from '../../../contract/decisions.ts'
import { claimPhrases, phraseCreate, type PhraseContent } from '../../../contract/phrases.ts'
import { mailsOf, newKey, readClaim, redeem } from '../../../tests/support/acts.ts'
import { refusedWith } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')

beforeAll(async () => {
  desk.at('2026-03-10T20:00:00Z')
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('france', { language: 'fr', regions: ['FR'], zone: 'Europe/Paris' })
})
beforeEach(() => desk.database.deleteFrom('phrases').execute())

const save = (content: Partial<PhraseContent>) =>
  agent.call(phraseCreate, {
    idempotencyKey: newKey(),
    body: {
      name: 'Phrase',
      language: 'en',
      text: 'Please.',
      macro: null,
      isShared: false,
      ...content,
    },
  })
const phrasesOf = (number: string) => agent.call(claimPhrases, { params: { number } })
const said = ['photo_of_packaging']

async function ask(number: string, addition: string) {
  const { version } = await readClaim(agent, number)
  const body = { reasons: said, addition }
  return agent.call(claimAskAgain, { params: { number }, version, idempotencyKey: newKey(), body })
}

test('those in the language of the member’s mail come first, filled in their own language', async () => {
  const text = '{date}'
  await save({ name: 'A', text })
  await save({ name: 'B', language: 'fr', text })
  await save({ name: 'C', language: null, text: null, macro: tagged('vip') })
  const english = await phrasesOf(await redeem(desk))
  expect(english.language).toBe('en')
  expect(english.phrases.map(({ name }) => name)).toEqual(['A', 'C', 'B'])
  const french = await phrasesOf(await redeem(desk, { promotion: 'france' }))
  expect(french.language).toBe('fr')
  expect(french.phrases).toMatchObject([
    { name: 'B', text: '27 février 2026' },
    { name: 'C', text: null },
    { name: 'A', text: '27 February 2026' },
  ])
})

const tagged = (tag: string) => ({ decision: null, tag, hold: null })

test('what is filled is what the preview shows and what the member gets', async () => {
  await save({ text: 'Dear {name}, the S/N {serial} of your {product} is not on it.' })
  const number = await redeem(desk, {
    recipient: { firstName: '<b>$&', lastName: 'متجر' },
    registration: { productName: "Modern $' AM242" },
  })
  const [phrase] = (await phrasesOf(number)).phrases
  const addition = phrase?.text ?? ''
  expect(addition).toBe(
    "Dear <b>$& متجر, the S/N BA3T01946000V of your Modern $' AM242 is not on it.",
  )
  const preview = await agent.call(decisionPreview, {
    params: { number },
    body: { kind: 'ask_again', reasons: said, addition },
  })
  expect(preview.unfilled).toEqual([])
  await ask(number, addition)
  const mail = (await mailsOf(agent, number)).at(-1)
  expect(mail?.body).toBe(preview.mail.body)
  expect(mail?.body).toContain(addition)
})

test('a placeholder without a value is named, and no decision tells it to the member', async () => {
  await save({ text: 'Dear {name}, bought at {store}?' })
  const number = await redeem(desk, { purchase: { store: '{product}' } })
  const [phrase] = (await phrasesOf(number)).phrases
  expect(phrase).toMatchObject({
    text: 'Dear Siti Rahayu, bought at {store}?',
    missing: ['store'],
  })
  const addition = phrase?.text ?? ''
  const preview = await agent.call(decisionPreview, {
    params: { number },
    body: { kind: 'ask_again', reasons: said, addition },
  })
  expect(preview).toMatchObject({ unfilled: ['store'], warnings: ['placeholder_left'] })
  expect(await refusedWith(ask(number, addition))).toBe('placeholder_left')
  expect((await readClaim(agent, number)).state).toBe('waiting')
  await ask(number, addition.replace('{store}', 'which shop'))
})

test('a macro says until when it would hold, in the zone of the promotion', async () => {
  const hold = { days: 3, because: 'The shop answers' }
  await save({ text: null, language: null, macro: { decision: null, tag: null, hold } })
  expect((await phrasesOf(await redeem(desk))).phrases).toMatchObject([{ holdUntil: '2026-03-14' }])
  const french = await redeem(desk, { promotion: 'france' })
  expect((await phrasesOf(french)).phrases).toMatchObject([{ holdUntil: '2026-03-13' }])
})

test('a macro says which of its reasons are gone or no longer fit', async () => {
  const reasons = ['photo_of_packaging', 'invoice_no_date', 'invoice_no_store']
  await save({ macro: { decision: { kind: 'ask_again', reasons }, tag: null, hold: null } })
  const number = await redeem(desk)
  const goneIn = async () => (await phrasesOf(number)).phrases.map(({ goneReasons }) => goneReasons)
  expect(await goneIn()).toEqual([[]])
  const place = (id: string) => desk.database.updateTable('reasons').where('id', '=', id)
  await desk.database.deleteFrom('reasons').where('id', '=', 'invoice_no_date').execute()
  await place('invoice_no_store').set({ fix: 'final' }).execute()
  expect(await goneIn()).toEqual([['invoice_no_date', 'invoice_no_store']])
})

test('a macro says whether any claim has its tag', async () => {
  await save({ name: 'A', text: null, language: null, macro: tagged('vip') })
  await save({ name: 'B', text: null, language: null, macro: tagged('new tag') })
  const number = await redeem(desk)
  const { version } = await readClaim(agent, number)
  await agent.call(claimBulk, {
    idempotencyKey: newKey(),
    body: { act: { kind: 'tag', add: ['vip'] }, rows: [{ number, version }] },
  })
  expect((await phrasesOf(number)).phrases).toMatchObject([
    { name: 'A', isTagUnused: false },
    { name: 'B', isTagUnused: true },
  ])
})
