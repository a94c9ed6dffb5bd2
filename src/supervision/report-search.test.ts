import { expect, test } from 'vitest'
import { parseReportSearch } from './report-search.ts'

const parse = (search: string) => parseReportSearch(new URLSearchParams(search), '2026-03-26')

test('without days it is the last four weeks, by promotion', () => {
  expect(parse('')).toEqual({ from: '2026-02-26', to: '2026-03-26', by: 'promotion' })
})

test('an address says its days and its lines; what is no date is left out', () => {
  expect(parse('from=2026-01-01&to=2026-01-31&by=agent')).toEqual({
    from: '2026-01-01',
    to: '2026-01-31',
    by: 'agent',
  })
  expect(parse('from=yesterday&by=moon')).toEqual(parse(''))
})
