import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passwordFault } from './password-rules.ts'
import { anyCharacter } from '../../tests/support/any-character.ts'

const about = ['Ayu Lestari', 'ayu.lestari@desk.test']

const isRefused = (password: string) => passwordFault(password, about).length > 0

describe('a password that is easy to guess is refused', () => {
  test.each([
    ['one character over and over', 'aaaaaaaaaaaaaaaa'],
    ['two characters in turn', 'abababababababab'],
    ['four characters in turn', 'abcdabcdabcdabcd'],
    ['digits in order', '123456789012'],
    ['digits backwards', '987654321098'],
    ['letters in order', 'abcdefghijklmnop'],
    ['the product’s own words', 'msi-redeem-promo'],
    ['the product’s name', 'Redeem-Desk-2026'],
    ['the word itself with a year', 'Password2026'],
    ['the word in other languages', 'Passwort-2026'],
    ['the person’s own name', 'AyuLestari2026'],
    ['the person’s own e-mail', 'ayu.lestari@desk.test'],
  ])('%s', (_, password) => {
    expect(passwordFault(password, about)).toEqual([
      { field: 'password', code: 'guessable', message: 'is too easy to guess' },
    ])
  })
})

describe('no rule asks for kinds of characters', () => {
  test.each([
    ['small letters only', 'kuda terbang di kolam'],
    ['digits only', '804915627738'],
    ['another script', '會飛的河馬在池塘裡睡覺呢'],
    ['a guessable word among enough others', 'redeem the flying hippo'],
  ])('%s', (_, password) => {
    expect(isRefused(password)).toBe(false)
  })
})

test('a name of one or two letters forbids nothing', () => {
  expect(passwordFault('aliluyaXbanda', ['Al Bo'])).toEqual([])
})

test('whoever has no name yet is not asked to avoid one', () => {
  expect(passwordFault('kuda terbang di kolam', [undefined, undefined])).toEqual([])
})

test('whatever stands in a password, the answer is a fault of the password or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, minLength: 12, maxLength: 128 }), (password) => {
      for (const fault of passwordFault(password, about)) expect(fault.field).toBe('password')
    }),
  )
})

test('random passwords are taken', () => {
  const letters = fc.constantFrom(...'bcdfghjklqvwxyz0123456789')
  fc.assert(
    fc.property(fc.string({ unit: letters, minLength: 20, maxLength: 40 }), (password) => {
      fc.pre(new Set(password).size >= 8)
      expect(isRefused(password)).toBe(false)
    }),
  )
})
