import { expect, test } from 'vitest'
import { parseQueueSearch } from '../claims/queue-search.ts'
import { dayBehind, parseBoardSearch, queueBehind, sideOf } from './board-search.ts'

const parse = (search: string) => parseBoardSearch(new URLSearchParams(search))

test('an address narrows the board; what the server would refuse is left out', () => {
  expect(parse('promotion=a,b&region=ID&attempt=again&by=region')).toEqual({
    promotion: 'a,b',
    region: 'ID',
    attempt: 'again',
  })
  expect(parse('region=Indonesia&language=xx&assignee=me&attempt=third')).toEqual({})
})

test.each([
  ['', 'promotion'],
  ['by=language', 'language'],
  ['by=moon', 'promotion'],
])('of “%s” the lines are by %s', (search, side) => {
  expect(sideOf(new URLSearchParams(search))).toBe(side)
})

test('the queue behind a number says the same as the board, and what the number counts', () => {
  const address = queueBehind({ promotion: 'a', region: 'ID' }, { region: 'FR', due: 'overdue' })
  expect(parseQueueSearch(address.split('?')[1] ?? '')).toEqual({
    promotion: 'a',
    region: 'FR',
    due: 'overdue',
  })
  expect(queueBehind({})).toBe('/queue')
})

test('a day of the trend opens its claims however the board is narrowed', () => {
  const on = (search: object, day: Parameters<typeof dayBehind>[1]) =>
    dayBehind(search, day, '2026-03-24')
  const rina = '0195d000-0000-7000-8000-000000000001'
  expect(on({ region: 'FR' }, 'receivedOn')).toBe('/queue?region=FR&view=all&receivedOn=2026-03-24')
  expect(on({ attempt: 'again' }, 'openOn')).toBe(
    '/queue?view=all&openOn=2026-03-24&dayAttempt=again',
  )
  expect(on({ assignee: rina }, 'receivedOn')).toContain(`assignee=${rina}`)
  expect(on({ assignee: rina }, 'decidedOn')).toContain(`decidedBy=${rina}`)
  expect(on({ assignee: 'nobody' }, 'decidedOn')).toContain('assignee=nobody')
})
