import fc from 'fast-check'
import { expect, test } from 'vitest'
import { broken, runsOf, type Face } from './lettering.ts'

/** Every letter is as wide as it is high. */
const face = (letters: string): Face => ({
  font: { widthOfTextAtSize: (text, size) => [...text].length * size },
  letters: new Set([...letters].map((letter) => letter.codePointAt(0) ?? -1)),
})
const ascii = String.fromCodePoint(...Array.from({ length: 95 }, (_, index) => index + 32))
const western = face(`${ascii}éü`)
const han = face('王小明臺北市')
const faces = [western, han] as const

const textOf = (text: string) =>
  runsOf(text, faces)
    .map((run) => run.text)
    .join('')

test('each letter is written in the first face that has it', () => {
  expect(runsOf('Wang 王小明 7', faces)).toEqual([
    { text: 'Wang ', face: western },
    { text: '王小明', face: han },
    { text: ' 7', face: western },
  ])
})

test('where no face has a letter, the one below its marks is written, or a question', () => {
  expect(textOf('Đặng é ７（王）')).toBe('Dang é 7(王)')
  expect(textOf('Łódź 龘')).toBe('?odz ?')
})

test('marks that were typed apart are one letter', () => {
  expect(textOf('e\u0301')).toBe('é')
})

test('lines are broken at spaces, and a word that is too long anywhere', () => {
  const lines = (text: string) => broken(text, faces, { size: 1, room: 8 })
  expect(lines('Jl. Sudirman No. 52')).toEqual(['Jl.', 'Sudirman', 'No. 52'])
  expect(lines('臺北市王小明臺北市王小明')).toEqual(['臺北市王小明臺北', '市王小明'])
  expect(lines('')).toEqual([''])
})

test('no line is wider than the label, and none of the text is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '王', '臺') }), (text) => {
      const lines = broken(text, faces, { size: 2, room: 14 })
      expect(lines.filter((line) => [...line].length > 7)).toEqual([])
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }),
  )
})
