import { expect, test } from 'vitest'
import { searchedAfter, slashTyped } from './slash.ts'

/** As if `typed` were typed key by key where `|` stands: what it opened at the last key. */
function typing(text: string, typed: string) {
  let [before = '', rest = ''] = text.split('|')
  let opened: number | null = null
  for (const key of typed) {
    const after = before + key + rest
    opened = slashTyped(before + rest, after, before.length + 1)
    before += key
  }
  return opened
}

test.each([
  ['|', '/', 0],
  ['Please |', '/', 7],
  ['Please\n|', '/', 7],
  ['Please | thanks', '/', 7],
  ['|', '12/', null],
  ['12|032026', '/', null],
  ['and|', '/', null],
  ['(|', '/', null],
  ['Please |', 'x', null],
])('in %j, typing %j opens at %j', (text, typed, opened) => {
  expect(typing(text, typed)).toBe(opened)
})

test('what is pasted, replaced or deleted opens nothing', () => {
  expect(slashTyped('', 'a /', 3)).toBeNull()
  expect(slashTyped('Please', '/', 1)).toBeNull()
  expect(slashTyped('/x', '/', 1)).toBeNull()
})

test.each([
  ['/', 1, ''],
  ['/whole', 6, 'whole'],
  ['/whole st', 9, 'whole st'],
  ['/ ', 2, null],
  ['/a/', 3, null],
  ['/a\n', 3, null],
  ['', 0, null],
  ['x/', 1, null],
])('%j with the caret at %i searches for %j', (text, caret, query) => {
  expect(searchedAfter(text, 0, caret)).toBe(query)
})
