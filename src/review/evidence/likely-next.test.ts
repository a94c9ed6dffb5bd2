import { expect, test } from 'vitest'
import { likelyNext } from './likely-next.ts'

type Row = Parameters<typeof likelyNext>[0][number]
const me = { id: 'me', name: 'Rina Wijaya' }
const other = { id: 'other', name: 'Chen Mei-Ling' }
const [takenAt, expiresAt] = ['2026-03-10T02:00:00Z', '2026-03-10T02:10:00Z']

const row = (number: string, rest: Partial<Row> = {}): Row => ({
  number,
  lease: null,
  assignee: null,
  ...rest,
})

test('the next are those that are free, in order, without the one that is open', () => {
  const rows = [
    row('R-1', { assignee: other }),
    row('R-2'),
    row('R-3', { lease: { holder: other, isMine: false, takenAt, expiresAt } }),
    row('R-4', { lease: { holder: me, isMine: true, takenAt, expiresAt } }),
    row('R-5', { assignee: me }),
    row('R-6'),
  ]
  expect(likelyNext(rows, 'R-4', 'me')).toEqual(['R-2', 'R-5', 'R-6'])
})
