import { expect, test } from 'vitest'
import { readSources } from './source-files.ts'

const home = 'src/ui/dates.ts'

/** Ways to write a moment that know neither the reader's zone nor their 24 hours. */
const other =
  /Intl\.DateTimeFormat|\.toLocale(Date|Time)?String\(|useFormatter|\b\w*At\.(slice|substring)\(/

test('dates and times are written in one place, so that an event has one time on every screen', () => {
  const found = readSources('src').filter(
    ({ path, text }) => path !== home && !/\.test\.tsx?$/.test(path) && other.test(text),
  )
  expect(found.map(({ path }) => path)).toEqual([])
  expect(readSources('src').some(({ path, text }) => path === home && other.test(text))).toBe(true)
})

test('a field for a date or a time is not the browser’s, which writes them in its own way', () => {
  const native = /type(=|: )["'](date|time|datetime-local|month|week)["']/
  const found = readSources('src').filter(
    ({ path, text }) => !/\.test\.tsx?$/.test(path) && native.test(text),
  )
  expect(found.map(({ path }) => path)).toEqual([])
  expect(native.test('<TextInput type="date" />')).toBe(true)
})

test('no text leaves the date to its message format', () => {
  const found = readSources('src/words').filter(({ text }) => /\{\w+, (date|time)\b/.test(text))
  expect(found.map(({ path }) => path)).toEqual([])
})
