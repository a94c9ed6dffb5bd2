import { expect, test } from 'vitest'
import { askedAt, offeredFor, partsOf, stillIn, withName } from './mention.ts'

const ayu = { id: 'a', name: 'Ayu Lestari' }
const ayumi = { id: 'b', name: 'Ayu Lestari Putri' }
const rene = { id: 'c', name: 'René Dubois' }

test.each([
  ['@', ''],
  ['See @', ''],
  ['See @ay', 'ay'],
  ['See (@Ayu L', 'Ayu L'],
  ['one\n@ay', 'ay'],
  ['See @ ', null],
  ['siti@example', null],
  ['@Ayu Lestari and', null],
  ['nobody', null],
])('%j asks for %j', (text, name) => {
  expect(askedAt(text, text.length)?.name ?? null).toBe(name)
})

test('only what is before the caret is looked at', () => {
  expect(askedAt('See @ay, please', 7)).toEqual({ from: 4, to: 7, name: 'ay' })
})

test('a colleague is found by any word of their name, without case and accents', () => {
  expect(offeredFor('LEST', [ayu, rene])).toEqual([ayu])
  expect(offeredFor('rene d', [ayu, rene])).toEqual([rene])
  expect(offeredFor('estari', [ayu, rene])).toEqual([])
  expect(
    offeredFor(
      '',
      Array.from({ length: 20 }, () => ayu),
    ),
  ).toHaveLength(8)
})

test('the name takes the place of what was typed, with one space after it', () => {
  const asked = { from: 4, to: 7, name: 'ay' }
  expect(withName('See @ay', asked, 'Ayu Lestari')).toEqual({
    text: 'See @Ayu Lestari ',
    caret: 17,
  })
  expect(withName('See @ay there', asked, 'Ayu Lestari').text).toBe('See @Ayu Lestari there')
})

test('whoever is deleted from the text is no longer mentioned', () => {
  expect(stillIn('@Ayu Lestari', [ayu, rene])).toEqual([ayu])
  expect(stillIn('@Ayu Lestari Putri', [ayu, ayumi])).toEqual([ayumi])
})

test('the longer of two names that begin alike is the one that is meant', () => {
  expect(partsOf('a @Ayu Lestari Putri, @Ayu Lestari @x', [ayu, ayumi])).toEqual([
    { text: 'a ', isName: false },
    { text: '@Ayu Lestari Putri', isName: true },
    { text: ', ', isName: false },
    { text: '@Ayu Lestari', isName: true },
    { text: ' @x', isName: false },
  ])
  expect(partsOf('', [ayu])).toEqual([])
})
