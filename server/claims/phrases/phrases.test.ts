import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  phraseChange,
  phraseCreate,
  phraseDelete,
  phraseList,
  type Phrase,
  type PhraseContent,
} from '../../../contract/phrases.ts'
import { newKey } from '../../../tests/support/acts.ts'
import type { Somebody } from '../../../tests/support/desk.ts'
import { expectOneLaw } from '../../../tests/support/one-law.ts'
import { faultsOf, refusal, refusedWith } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'
import { mostOwn, mostShared } from './phrase-rules.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
const other = desk.staff('agent')
const supervisor = desk.staff('supervisor')
const administrator = desk.staff('administrator')
const auditor = desk.staff('auditor')

beforeAll(() => desk.addPromotion('smart-moves'))
beforeEach(() => desk.database.deleteFrom('phrases').execute())

const sticker: PhraseContent = {
  name: 'Whole sticker',
  language: 'en',
  text: 'Dear {name}, please show the whole sticker.',
  macro: null,
  isShared: false,
}

const save = (who: Somebody, content: Partial<PhraseContent> = {}) =>
  who.call(phraseCreate, { idempotencyKey: newKey(), body: { ...sticker, ...content } })

const change = (who: Somebody, phrase: Phrase, changed: Partial<PhraseContent>) => {
  const { name, language, text, macro, isShared } = { ...phrase, ...changed }
  return who.call(phraseChange, {
    params: { id: phrase.id },
    body: { name, language, text, macro, isShared },
  })
}

const remove = (who: Somebody, { id }: Phrase) => who.call(phraseDelete, { params: { id } })
const namesFor = async (who: Somebody) =>
  (await who.call(phraseList, {})).phrases.map(({ name }) => name)

test('what one saves is one’s own, and nobody else sees it', async () => {
  const saved = await save(agent)
  expect((await agent.call(phraseList, {})).phrases).toEqual([saved])
  expect(saved).toMatchObject({ ...sticker, author: { id: agent.id }, isMine: true })
  for (const who of [other, supervisor]) expect(await namesFor(who)).toEqual([])
})

test('a shared one is there for everybody, with whose it is', async () => {
  await save(supervisor, { isShared: true })
  for (const who of [agent, auditor]) {
    expect((await who.call(phraseList, {})).phrases).toMatchObject([
      { name: 'Whole sticker', isMine: false, canChange: false, author: { id: supervisor.id } },
    ])
  }
  expect((await administrator.call(phraseList, {})).phrases).toMatchObject([{ canChange: true }])
})

test('everybody is told what they may save, and refused all else', async () => {
  const may = [
    [agent, { own: true, shared: false }],
    [supervisor, { own: true, shared: true }],
    [administrator, { own: false, shared: true }],
    [auditor, { own: false, shared: false }],
  ] as const
  for (const [who, canSave] of may) {
    expect((await who.call(phraseList, {})).canSave).toEqual(canSave)
    for (const [isShared, isAllowed] of [
      [false, canSave.own],
      [true, canSave.shared],
    ] as const) {
      const saved = save(who, { name: newKey(), isShared })
      if (isAllowed) expect((await saved).isShared).toBe(isShared)
      else expect(await refusedWith(saved)).toBe('not_permitted')
    }
  }
})

test('a shared one is changed and deleted by supervisors and administrators only', async () => {
  const phrase = await save(supervisor, { isShared: true })
  for (const who of [agent, auditor]) {
    expect(await refusedWith(change(who, phrase, { name: 'Mine' }))).toBe('not_permitted')
    expect(await refusedWith(remove(who, phrase))).toBe('not_permitted')
  }
  expect((await change(administrator, phrase, { name: 'Ours' })).author.id).toBe(supervisor.id)
  await remove(administrator, phrase)
  expect(await namesFor(supervisor)).toEqual([])
})

test('a shared one is taken back from the desk by its author only', async () => {
  const phrase = await save(supervisor, { isShared: true })
  expect(await refusedWith(change(administrator, phrase, { isShared: false }))).toBe(
    'not_permitted',
  )
  expect(await namesFor(agent)).toEqual(['Whole sticker'])
  expect((await change(supervisor, phrase, { isShared: false })).isShared).toBe(false)
})

test('what somebody keeps for themselves is not there for anybody else', async () => {
  const phrase = await save(agent)
  for (const who of [other, supervisor, administrator]) {
    expect(await refusedWith(change(who, phrase, { name: 'Mine' }))).toBe('not_found')
    expect(await refusedWith(remove(who, phrase))).toBe('not_found')
  }
})

test('one’s own is shared by those who may only', async () => {
  const mine = await save(agent)
  expect(await refusedWith(change(agent, mine, { isShared: true }))).toBe('not_permitted')
  const theirs = await save(supervisor)
  expect((await change(supervisor, theirs, { isShared: true })).isShared).toBe(true)
  expect(await namesFor(agent)).toEqual(['Whole sticker', 'Whole sticker'])
})

test('a name is said once in a language, by each person and by the desk', async () => {
  await save(agent)
  expect(await refusedWith(save(agent, { name: 'WHOLE sticker' }))).toBe('phrase_exists')
  await save(agent, { language: 'fr', text: 'L’étiquette entière.' })
  await save(other)
  const shared = await save(supervisor, { isShared: true })
  expect(await refusedWith(save(administrator, { isShared: true }))).toBe('phrase_exists')
  const mine = await save(supervisor)
  expect(await refusedWith(change(supervisor, mine, { isShared: true }))).toBe('phrase_exists')
  const french = await save(agent, { name: 'Autre', language: 'fr', text: 'Merci.' })
  expect(await refusedWith(change(agent, french, { language: 'en', name: sticker.name }))).toBe(
    'phrase_exists',
  )
  expect(await change(supervisor, shared, { text: 'Please.' })).toMatchObject({ text: 'Please.' })
})

test('a deleted one is gone, and its name is free', async () => {
  const phrase = await save(agent)
  await remove(agent, phrase)
  expect(await refusedWith(remove(agent, phrase))).toBe('not_found')
  await save(agent)
})

test.each([
  [mostOwn, false],
  [mostShared, true],
])('there is an end: %s, shared %s', async (most, isShared) => {
  for (let n = 0; n < most; n++) await save(supervisor, { name: `Phrase ${n}`, isShared })
  expect(await refusedWith(save(supervisor, { isShared }))).toBe('phrases_full')
  const elsewhere = await save(supervisor, { isShared: !isShared })
  expect(await refusedWith(change(supervisor, elsewhere, { isShared }))).toBe('phrases_full')
})

test('a repeated request saves once', async () => {
  const call = { idempotencyKey: newKey(), body: sticker }
  const first = await agent.call(phraseCreate, call)
  expect(await agent.call(phraseCreate, call)).toEqual(first)
  expect(await namesFor(agent)).toHaveLength(1)
})

describe('a text follows the rules of the sentence it becomes', () => {
  test.each([
    ['x'.repeat(501), 'text: too_long'],
    ['bell \u0007', 'text: unstorable'],
    ['   ', 'text: required'],
    ['Dear {nmae},', 'text: unknown_placeholder'],
    ['Dear {Name},', 'text: unknown_placeholder'],
    ['{{name}}', 'text: unknown_placeholder'],
    ['{', 'text: unknown_placeholder'],
    ['a } b', 'text: unknown_placeholder'],
    ['{{code}}', 'text: unknown_placeholder'],
  ])('%j is refused', async (text, fault) => {
    expect(await faultsOf(save(agent, { text }))).toEqual([fault])
  })

  test('and one whose marks turn letters around is saved without them', async () => {
    expect((await save(agent, { text: 'Please \u202eshow it' })).text).toBe('Please show it')
  })

  test.each([
    ['a text without a language', { language: null }, ['language: required']],
    ['a language without a text', { text: null }, ['language: required', 'text: required']],
    ['a name too long', { name: 'n'.repeat(61) }, ['name: too_long']],
    ['a name of two lines', { name: 'a\nb' }, ['name: unstorable']],
    ['another language', { language: 'de' as 'fr' }, ['language: not_one_of']],
  ])('%s is refused', async (_, content, faults) => {
    expect(await faultsOf(save(agent, content))).toEqual(faults)
  })
})

describe('a macro', () => {
  const ask = { kind: 'ask_again', reasons: ['photo_of_packaging'] } as const
  const whole = {
    decision: { ...ask, reasons: [...ask.reasons] },
    tag: 'sticker',
    hold: { days: 3, because: 'The shop answers on Thursday' },
  }

  test('keeps what it does', async () => {
    expect((await save(agent, { macro: whole })).macro).toEqual(whole)
  })

  test('may say nothing', async () => {
    const silent = { text: null, language: null, macro: { ...whole, decision: null } }
    expect(await save(agent, silent)).toMatchObject(silent)
    expect(await refusedWith(save(agent, silent))).toBe('phrase_exists')
  })

  test.each([
    ['does nothing', { decision: null, tag: null, hold: null }, ['text: required']],
    [
      'does nothing but open a decision',
      { decision: { kind: 'ask_again' as const, reasons: [] }, tag: null, hold: null },
      ['text: required'],
    ],
  ])('that %s is refused', async (_, macro, faults) => {
    expect(await faultsOf(save(agent, { text: null, language: null, macro }))).toEqual(faults)
  })

  test.each([
    ['a decline', { ...whole, decision: { kind: 'decline' as const, reasons: ['final_model'] } }],
    ['no decision', { ...whole, decision: null }],
  ])('says no sentence with %s, whose mail has none', async (_, macro) => {
    expect(await faultsOf(save(agent, { macro }))).toEqual(['text: refused'])
  })

  test.each([
    ['a reason that is not there', { kind: 'ask_again' as const, reasons: ['nowhere'] }],
    ['a reason of another decision', { kind: 'ask_again' as const, reasons: ['final_model'] }],
  ])('with %s is refused', async (_, decision) => {
    expect(await refusedWith(save(agent, { macro: { ...whole, decision } }))).toBe('reason_unfit')
    const kept = await save(agent, { macro: whole })
    const changed = change(agent, kept, { macro: { ...whole, decision } })
    expect(await refusedWith(changed)).toBe('reason_unfit')
  })

  test.each([
    [{ tag: 'a,b' }, 'macro.tag: wrong_form'],
    [{ hold: { days: 0, because: 'why' } }, 'macro.hold.days: too_small'],
    [{ hold: { days: 61, because: 'why' } }, 'macro.hold.days: too_big'],
    [{ hold: { days: 3, because: '' } }, 'macro.hold.because: required'],
    [
      { decision: { kind: 'ask_again' as const, reasons: ['a', 'a'] } },
      'macro.decision.reasons: repeated',
    ],
  ])('with %j is refused', async (part, fault) => {
    expect(await faultsOf(save(agent, { macro: { ...whole, ...part } }))).toEqual([fault])
  })
})

describe('everybody is offered what they can do, and nothing else', () => {
  test.each([false, true])('shared: %s', async (isShared) => {
    const people = [agent, other, supervisor, administrator, auditor, await desk.as('logistics')]
    await expectOneLaw({
      people,
      make: () => save(supervisor, { name: newKey(), isShared }),
      told: async (who, { id }) =>
        (await who.call(phraseList, {})).phrases.find((one) => one.id === id),
      acts: {
        canChange: async (who, phrase) => {
          await change(who, phrase, { name: newKey() })
          return remove(who, phrase)
        },
      },
    })
  })
})

test('what is not there is not found', async () => {
  const phrase = await save(agent)
  await remove(agent, phrase)
  expect((await refusal(change(agent, phrase, { name: 'Again' }))).id).toBe('not_found')
})
