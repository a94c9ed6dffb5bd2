import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ProblemError } from '../http/problem.ts'
import { decodeCursor, encodeCursor, pageOf } from './keyset.ts'

const anyInstant = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

const id = '0190a000-0000-7000-8000-000000000001'
const cursorOf = (value: unknown) => btoa(JSON.stringify(value))

test('a cursor comes back as it was made, and can stand in an address', () => {
  fc.assert(
    fc.property(anyInstant, fc.uuid(), (at, uuid) => {
      const cursor = encodeCursor([at, uuid])
      expect(cursor).toBe(encodeURIComponent(cursor))
      expect(decodeCursor(cursor)).toEqual([at, uuid])
    }),
  )
})

describe('a page', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ at: new Date(n), id: id.replace(/.$/, String(n)) }))
  const page = (count: number) => pageOf(rows(count), 3, ({ at, id: rowId }) => [at, rowId])

  test('with a row too many goes on behind its last one, and does not show the one too many', () => {
    const { items, next } = page(4)
    expect(items).toEqual(rows(3))
    expect(decodeCursor(next ?? '')).toEqual([new Date(2), id.replace(/.$/, '2')])
  })

  test.each([0, 1, 3])('of %d rows is the last', (count) => {
    expect(page(count)).toEqual({ items: rows(count), next: null })
  })
})

describe('a cursor that is not ours is refused, and never reaches the database', () => {
  test.each([
    ['nothing', ''],
    ['not base64', '%%%'],
    ['not JSON', btoa('hello')],
    ['no list', cursorOf({ at: '2026-01-01T00:00:00.000Z', id })],
    ['no id', cursorOf(['2026-01-01T00:00:00.000Z'])],
    ['no date', cursorOf(['yesterday', id])],
    ['a date without a time', cursorOf(['2026-01-01', id])],
    ['a date no database knows', cursorOf(['-271821-04-20T00:00:00.000Z', id])],
    ['a day that is not in the calendar', cursorOf(['2026-02-30T00:00:00.000Z', id])],
    ['an id that is none', cursorOf(['2026-01-01T00:00:00.000Z', 'abc'])],
    ['something behind the id', cursorOf(['2026-01-01T00:00:00.000Z', `${id}' or true --`])],
    ['a number', cursorOf([1, 2])],
  ])('%s', (_, cursor) => {
    expect(() => decodeCursor(cursor)).toThrow(ProblemError)
  })

  test('whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json().map(btoa_)), (cursor) => {
        expect(() => decodeCursor(cursor)).toThrow(ProblemError)
      }),
    )
  })
})

const btoa_ = (json: string) => Buffer.from(json).toString('base64url')
