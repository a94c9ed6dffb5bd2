import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayIn, likelyOrder } from './dates.ts'

test.each([
  ['2026-03-25', '2026-03-25'],
  ['2026-03-25 14:05:00', '2026-03-25'],
  ['2026-03-25T14:05:00.000Z', '2026-03-25'],
  ['2026-03-25T14:05+07:00', '2026-03-25'],
  ['2026/1/1', '2026-01-01'],
  ['20260325', '2026-03-25'],
  ['25.03.2026', '2026-03-25'],
  ['3.4.26', '2026-04-03'],
  ['25 Mar 2026', '2026-03-25'],
  ['25-Mar-26', '2026-03-25'],
  ['17 Agustus 2026', '2026-08-17'],
  ['1 août 2026', '2026-08-01'],
  ['3. März 2026', '2026-03-03'],
  ['March 25, 2026', '2026-03-25'],
  ['115/3/25', '2026-03-25'],
  ['民國115年3月25日', '2026-03-25'],
  ['２０２６年３月２５日', '2026-03-25'],
  ['2026-02-30', null],
  ['31.02.2026', null],
  ['46106', null],
  ['soon', null],
  ['', null],
])('%s is the day %s, whoever wrote it', (cell, day) => {
  expect(dayIn(cell, null)).toEqual({ day, asksOrder: false })
})

test.each([
  ['25/03/2026', '2026-03-25', null],
  ['3/25/2026 14:05', null, '2026-03-25'],
  ['03/04/2026', '2026-04-03', '2026-03-04'],
  ['03-04-26', '2026-04-03', '2026-03-04'],
  ['03/04/2026 2:05 PM', '2026-04-03', '2026-03-04'],
])('%s is asked about, and then %s or %s', (cell, dayFirst, monthFirst) => {
  expect(dayIn(cell, null)).toEqual({ day: null, asksOrder: true })
  expect(dayIn(cell, 'day_first').day).toBe(dayFirst)
  expect(dayIn(cell, 'month_first').day).toBe(monthFirst)
})

test('what is no day in either order is not asked about', () => {
  expect(dayIn('45/45/2026', null)).toEqual({ day: null, asksOrder: false })
})

test.each([
  [['03/04/2026', '25/03/2026'], 'day_first'],
  [['03/04/2026', '3/25/2026 14:05'], 'month_first'],
  [['03/04/2026'], null],
  [['25/03/2026', '3/25/2026'], null],
  [['25.03.2026'], null],
])('%j are likely %s', (cells, order) => {
  expect(likelyOrder(cells)).toBe(order)
})

test('every day of a century comes back from every way it is written', () => {
  const dates = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(dates, (date) => {
      const iso = date.toISOString().slice(0, 10)
      const [year = '', month = '', day = ''] = iso.split('-')
      const ways = [
        iso,
        `${year}${month}${day}`,
        `${day}.${month}.${year}`,
        `${year}/${month}/${day}`,
      ]
      for (const way of ways) expect(dayIn(way, null).day).toBe(iso)
      expect(dayIn(`${day}/${month}/${year}`, 'day_first').day).toBe(iso)
      expect(dayIn(`${month}/${day}/${year}`, 'month_first').day).toBe(iso)
      expect(dayIn(date.toISOString(), null).day).toBe(iso)
    }),
  )
})
