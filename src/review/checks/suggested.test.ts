import { expect, test } from 'vitest'
import type { Check, Mark } from '../../../contract/checks.ts'
import { suggestedReasons } from './suggested.ts'

const catalogue = [
  { id: 'invoice_no_date', fix: 'my_products' },
  { id: 'photo_unreadable', fix: 'redeem_again' },
  { id: 'final_store', fix: 'final' },
  { id: 'final_limit', fix: 'final' },
] as const

const store = (outcome: Check['outcome']) =>
  ({ id: 'store', outcome, suggests: ['final_store'] }) as const

test.each<[string, Check['outcome'], Mark[], string[]]>([
  ['nothing, when all holds and nothing is marked', 'holds', [], []],
  ['what a failing check suggests', 'fails', [], ['final_store']],
  [
    'not what a failing check suggests that was marked fine',
    'fails',
    [{ subject: 'store', verdict: 'fine' }],
    [],
  ],
  [
    'what a check suggests that was marked not fine',
    'holds',
    [{ subject: 'store', verdict: 'not_fine' }],
    ['final_store'],
  ],
  ['not what is only unsure', 'unsure', [], []],
  [
    'what is mended at the invoice',
    'holds',
    [{ subject: 'invoice', verdict: 'not_fine' }],
    ['invoice_no_date'],
  ],
  [
    'what is mended at the photo',
    'holds',
    [{ subject: 'serial_photo', verdict: 'not_fine' }],
    ['photo_unreadable'],
  ],
  [
    'nothing for a document nobody can tell of',
    'holds',
    [{ subject: 'invoice', verdict: 'cannot_tell' }],
    [],
  ],
])('suggests %s', (_, outcome, marks, expected) => {
  expect([
    ...suggestedReasons([...catalogue], [{ ...store(outcome), suggests: ['final_store'] }], marks),
  ]).toEqual(expected)
})
