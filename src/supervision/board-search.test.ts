import { expect, test } from 'vitest'
import { parseQueueSearch } from '../claims/queue-search.ts'
import { changed, parseBoardSearch, queueBehind, sideOf } from './board-search.ts'

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

test('changing one thing leaves the others', () => {
  const before = new URLSearchParams('promotion=a&by=region')
  expect(changed(before, 'by', 'attempt').toString()).toBe('promotion=a&by=attempt')
  expect(changed(before, 'promotion', null).toString()).toBe('by=region')
  expect(before.toString()).toBe('promotion=a&by=region')
})
