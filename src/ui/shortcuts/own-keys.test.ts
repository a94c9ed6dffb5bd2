import { describe, expect, test } from 'vitest'
import { conflictOf, doKeysMeet, isKeptByBrowser, withKey } from './change-keys.ts'
import { isSingle, partsOf } from './keys.ts'
import { keyOf } from './pressed.ts'
import { asDelivered, keysNow } from './own-keys.ts'

type Pressed = Parameters<typeof keyOf>[0]
const press = (key: string, init: Partial<Pressed> = {}): string =>
  keyOf({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...init,
  })

describe('what was pressed is written', () => {
  test.each<[string, Partial<Pressed>, string]>([
    ['n', {}, 'n'],
    ['N', { shiftKey: true }, 'n'],
    ['?', { shiftKey: true }, '?'],
    ['ArrowDown', { shiftKey: true }, 'Shift+ArrowDown'],
    ['k', { ctrlKey: true }, 'Mod+k'],
    ['K', { metaKey: true, shiftKey: true }, 'Mod+Shift+k'],
    ['˜', { altKey: true, code: 'KeyN' }, 'Alt+n'],
    ['¡', { altKey: true, code: 'Digit1' }, 'Alt+1'],
    ['+', { ctrlKey: true }, 'Mod++'],
    ['Escape', {}, 'Escape'],
  ])('%s with %j as %s %s', (key, init, written) => {
    expect(press(key, init)).toBe(written)
  })
})

test('a press is taken apart, the plus among its keys', () => {
  expect(partsOf('Mod+Shift+k')).toEqual(['Mod', 'Shift', 'k'])
  expect(partsOf('Mod++')).toEqual(['Mod', '+'])
  expect(partsOf('+')).toEqual(['+'])
})

test.each([
  ['n', true],
  ['g q', true],
  ['?', true],
  ['Escape', false],
  ['ArrowDown', false],
  ['Mod+k', false],
])('%s is a character alone: %s', (keys, expected) => {
  expect(isSingle(keys)).toBe(expected)
})

test('two keys meet when they are the same, or one begins the other', () => {
  expect(doKeysMeet('n', 'N')).toBe(true)
  expect(doKeysMeet('g', 'g q')).toBe(true)
  expect(doKeysMeet('g q', 'g')).toBe(true)
  expect(doKeysMeet('q', 'g q')).toBe(false)
})

test('what the browser needs is not to be had', () => {
  for (const keys of ['Tab', 'Escape', 'Enter', ' ', 'Mod+T', 'Mod+c', 'F5']) {
    expect(isKeptByBrowser(keys), keys).toBe(true)
  }
  expect(isKeptByBrowser('Mod+j')).toBe(false)
})

test('a key is another, or none, or as delivered', () => {
  const own = withKey(withKey(asDelivered, 'n', 'm'), 'j', '')
  expect(['n', 'j', 'k'].map((keys) => keysNow(own, keys))).toEqual(['m', null, 'k'])
  expect(withKey(own, 'n', 'n').keys).toEqual({ j: '' })
})

test('with single characters off, only they are dead', () => {
  const own = { ...withKey(asDelivered, 'n', 'Alt+n'), isSingleOff: true }
  const now = ['n', 'j', 'g q', 'ArrowDown', 'Mod+k'].map((keys) => keysNow(own, keys))
  expect(now).toEqual(['Alt+n', null, null, 'ArrowDown', 'Mod+k'])
})

test('a conflict is told by the key as delivered; one that was switched off is none', () => {
  const known = ['n', 'j', 'g q']
  expect(conflictOf(asDelivered, known, 'j', 'n')).toBe('n')
  expect(conflictOf(asDelivered, known, 'j', 'g')).toBe('g q')
  expect(conflictOf(asDelivered, known, 'j', 'j')).toBeNull()
  expect(conflictOf(withKey(asDelivered, 'n', ''), known, 'j', 'n')).toBeNull()
  expect(conflictOf(withKey(asDelivered, 'n', 'm'), known, 'j', 'm')).toBe('n')
})
