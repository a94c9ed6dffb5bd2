import { expect, test, vi } from 'vitest'
import { keptApart } from './kept-apart.ts'

const apart = keptApart('test')

test('entries of one kind are read together, and others are left alone', () => {
  localStorage.setItem('tests', 'of another kind')
  localStorage.setItem('test/broken', '{')
  apart.write('one', { text: 'first' })
  apart.write('two', null)
  expect(apart.read().toSorted()).toEqual([
    ['one', { text: 'first' }],
    ['two', null],
  ])
  apart.remove('one')
  expect(apart.read()).toEqual([['two', null]])
  apart.clear()
  expect(Object.keys(localStorage)).toEqual(['tests'])
  expect(['test/one', null, 'tests', 'test'].map(apart.isAbout)).toEqual([true, true, false, false])
})

test('a browser that forbids its storage stops nothing', () => {
  const forbidden = vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('forbidden', 'SecurityError')
  })
  apart.write('one', 1)
  expect(apart.read()).toEqual([])
  apart.remove('one')
  apart.clear()
  forbidden.mockRestore()
})
