import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { learn, unknownLayout, type Layout } from './layout.ts'
import { keysOf } from './pressed.ts'

/** What a layout gives on the keys that others have for `qwertyuiop…` and `1234567890`. */
const rows = {
  letters: 'qwertyuiopasdfghjklzxcvbnm',
  digits: '1234567890',
}
const layouts = {
  QWERTY: ['qwertyuiopasdfghjklzxcvbnm', '1234567890'],
  AZERTY: ['azertyuiopqsdfghjklwxcvbn,', '&é"\'(-è_çà'],
  QWERTZ: ['qwertzuiopasdfghjklyxcvbnm', '1234567890'],
  Czech: ['qwertzuiopasdfghjklyxcvbnm', '+ěščřžýáíé'],
  Dvorak: ["',.pyfgcrlaoeuidhtns;qjkxb", '1234567890'],
  'Turkish Q': ['qwertyuıopasdfghjklzxcvbnm', '1234567890'],
  ЙЦУКЕН: ['йцукенгшщзфывапролдячсмить', '1234567890'],
  Zhuyin: ['ㄆㄊㄍㄐㄔㄗㄧㄛㄟㄣㄇㄋㄎㄑㄕㄘㄨㄜㄠㄈㄌㄏㄒㄖㄙㄩ', 'ㄅㄉˇˋㄓˊ˙ㄚㄞㄢ'],
  Greek: [';ςερτυθιοπασδφγηξκλζχψωβνμ', '1234567890'],
  Hebrew: ["/'קראטוןםפשדגכעיחלךזסבהנמצ", '1234567890'],
  Arabic: ['ضصثقفغعهخحشسيبلاتنمئءؤرﻻىة', '١٢٣٤٥٦٧٨٩٠'],
  Hangul: ['ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ', '1234567890'],
} as const
type Name = keyof typeof layouts
const names = Object.keys(layouts) as Name[]

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

const presses = (name: Name) => {
  const [letters, digits] = layouts[name]
  return [
    ...[...letters].map((key, at) => ({ key, code: `Key${rows.letters[at]?.toUpperCase()}` })),
    ...[...digits].map((key, at) => ({ key, code: `Digit${rows.digits[at]}` })),
  ]
}

/** A layout on which somebody has pressed a few letters before. */
function used(name: Name): Layout {
  const layout = unknownLayout()
  for (const press of presses(name)) learn({ ...plain, ...press }, layout)
  return layout
}

const isLatin = (key: string) => /^\p{Script=Latin}$/u.test(key)

const modifiers = fc.record({
  ctrlKey: fc.boolean(),
  metaKey: fc.boolean(),
  shiftKey: fc.boolean(),
})
const written = (press: typeof plain, character: string) =>
  [(press.ctrlKey || press.metaKey) && 'Mod', press.shiftKey && 'Shift', character]
    .filter(Boolean)
    .join('+')

describe.for(names)('%s', (name) => {
  const layout = used(name)
  test('a Latin letter goes by itself, wherever it stands', () => {
    const letters = presses(name).filter(({ code, key }) => code.startsWith('Key') && isLatin(key))
    for (const press of letters) {
      expect(keysOf({ ...plain, ...press }, layout)).toEqual([press.key])
      // Nobody knows yet where it was pressed: it makes no difference.
      expect(keysOf({ ...plain, ...press }, unknownLayout())).toEqual([press.key])
      expect(
        keysOf({ ...plain, ...press, key: press.key.toUpperCase(), shiftKey: true }, layout),
      ).toEqual([press.key.toUpperCase().toLowerCase()])
    }
  })

  test('what is no Latin letter goes by its place, on layouts that have none', () => {
    const others = presses(name).filter(({ code, key }) => code.startsWith('Key') && !isLatin(key))
    for (const press of others) {
      const [first, second] = keysOf({ ...plain, ...press }, layout)
      const isDvorakSign = ['Dvorak', 'AZERTY'].includes(name)
      expect(first).toBe(isDvorakSign ? press.key : press.code.slice(3).toLowerCase())
      expect(second).toBe(isDvorakSign ? undefined : press.key)
    }
  })

  test('every digit can be pressed without Shift', () => {
    for (const press of presses(name).filter(({ code }) => code.startsWith('Digit'))) {
      expect(keysOf({ ...plain, ...press }, layout)[0]).toBe(press.code.slice(5))
    }
  })

  test('modifiers stand before what it means, each once', () => {
    const some = fc.constantFrom(...presses(name))
    fc.assert(
      fc.property(some, modifiers, (press, held) => {
        const isMod = held.ctrlKey || held.metaKey
        const [meant] = keysOf({ ...plain, ...press, ...held, shiftKey: false }, layout)
        expect(meant.startsWith('Mod+')).toBe(isMod)
        expect(meant.replace('Mod+', '')).toBe(keysOf({ ...plain, ...press }, layout)[0])
        if (!isMod || press.code.startsWith('Digit')) return
        expect(keysOf({ ...plain, ...press, ...held, shiftKey: true }, layout)[0]).toBe(
          written({ ...plain, ...held, shiftKey: true }, meant.replace('Mod+', '')),
        )
      }),
    )
  })
})

/** Ten more presses of the kind. */
test.each([
  ['Option+C on a Mac with Dvorak', { key: 'ç', code: 'KeyI', altKey: true }, 'Dvorak', 'Alt+c'],
  ['Option+N on a Mac, a dead key', { key: 'Dead', code: 'KeyN', altKey: true }, 'QWERTY', 'Alt+n'],
  ['Alt+N in Russian', { key: 'т', code: 'KeyN', altKey: true }, 'ЙЦУКЕН', 'Alt+n'],
  ['Shift+7 in German is a slash', { key: '/', code: 'Digit7', shiftKey: true }, 'QWERTZ', '/'],
  ['Shift+Digit1 in French is 1', { key: '1', code: 'Digit1', shiftKey: true }, 'AZERTY', '1'],
  ['full-width 3 of an input method', { key: '３', code: 'Digit3' }, 'Zhuyin', '3'],
  ['full-width letter', { key: 'ｒ', code: 'KeyR' }, 'QWERTY', 'r'],
  ['Arabic lam-alef, two characters', { key: 'لا', code: 'KeyB' }, 'Arabic', 'b'],
  ['the number pad without NumLock', { key: 'ArrowDown', code: 'Numpad2' }, 'AZERTY', 'ArrowDown'],
  ['the number pad in Persian', { key: '۴', code: 'Numpad4' }, 'Arabic', '4'],
  ['a key without a place, of a remote desktop', { key: 'j', code: '' }, 'QWERTY', 'j'],
  ['a dead apostrophe', { key: 'Dead', code: 'Quote' }, 'QWERTY', "'"],
  ['Shift+Л with Caps Lock', { key: 'л', code: 'KeyK', shiftKey: true }, 'ЙЦУКЕН', 'k'],
] as const)('%s', (_, press, name, expected) => {
  expect(keysOf({ ...plain, ...press }, used(name))[0]).toBe(expected)
})

test('what AltGr gives stands for itself; where it gives nothing it is Ctrl and Alt', () => {
  const altGr = {
    ctrlKey: true,
    altKey: true,
    getModifierState: (key: string) => key === 'AltGraph',
  }
  const layout = used('QWERTZ')
  expect(keysOf({ ...plain, ...altGr, key: '@', code: 'KeyQ' }, layout)).toEqual(['@'])
  expect(keysOf({ ...plain, ...altGr, key: '{', code: 'Digit7' }, layout)).toEqual(['{'])
  expect(keysOf({ ...plain, ...altGr, key: 'k', code: 'KeyK' }, layout)).toEqual(['Mod+Alt+k'])
})
