import { expect, test } from 'vitest'
import type { Mark } from '../../../contract/checks.ts'
import type { Suggestion } from '../../../contract/suggestions.ts'
import { suggestedDecision, suggestedReasons } from './suggested.ts'

const catalogue = [
  { id: 'invoice_no_date', fix: 'my_products' },
  { id: 'invoice_unreadable', fix: 'my_products' },
  { id: 'photo_unreadable', fix: 'redeem_again' },
  { id: 'photo_of_packaging', fix: 'redeem_again' },
  { id: 'photo_other_serial', fix: 'redeem_again' },
  { id: 'final_store', fix: 'final' },
] as const

const checks = [
  { id: 'store' as const, suggests: ['final_store'] },
  { id: 'photo_serial' as const, suggests: ['photo_other_serial'] },
  { id: 'invoice_date' as const, suggests: ['invoice_no_date'] },
  { id: 'purchase_window' as const, suggests: ['final_store', 'invoice_no_date'] },
]
const declined: Suggestion = {
  decision: 'decline',
  reasons: [{ reason: 'final_store', because: { by: 'check', check: 'store' } }],
}
const packaging: Suggestion = {
  decision: 'ask_again',
  reasons: [
    {
      reason: 'photo_of_packaging',
      because: { by: 'hint', hint: 'packaging', document: 'serial_photo' },
    },
  ],
}
const approved: Suggestion = { decision: 'approve', reasons: [] }

const mark = (subject: Mark['subject'], verdict: Mark['verdict']): Mark => ({ subject, verdict })

const reasonsFor = (kind: 'ask_again' | 'decline', suggestions: Suggestion[], ...marks: Mark[]) =>
  suggestedReasons(kind, { checks, suggestions }, marks, [...catalogue]).map(({ reason }) => reason)

test.each<[string, string[], string[]]>([
  ['what the server suggests', reasonsFor('decline', [declined, packaging]), ['final_store']],
  ['only what fits the decision', reasonsFor('ask_again', [declined]), []],
  [
    'nothing of a check that was marked fine',
    reasonsFor('decline', [declined], mark('store', 'fine')),
    [],
  ],
  [
    'nothing of a picture that was marked fine',
    reasonsFor('ask_again', [packaging], mark('serial_photo', 'fine')),
    [],
  ],
  [
    'a check that was marked not fine before what the server says',
    reasonsFor('ask_again', [packaging], mark('photo_serial', 'not_fine')),
    ['photo_other_serial', 'photo_of_packaging'],
  ],
  [
    'for a picture that is not fine what was noticed about it',
    reasonsFor('ask_again', [packaging], mark('serial_photo', 'not_fine')),
    ['photo_of_packaging'],
  ],
  [
    'for a picture that is not fine, where nothing was noticed, a better one',
    reasonsFor('ask_again', [], mark('invoice', 'not_fine')),
    ['invoice_unreadable'],
  ],
  [
    'two at most',
    reasonsFor(
      'ask_again',
      [packaging],
      mark('photo_serial', 'not_fine'),
      mark('invoice_date', 'not_fine'),
      mark('invoice', 'not_fine'),
    ),
    ['photo_other_serial', 'invoice_no_date'],
  ],
  [
    'nothing second-best for a check whose first reason is another decision',
    reasonsFor('ask_again', [], mark('purchase_window', 'not_fine')),
    [],
  ],
  [
    'nothing for a picture nobody can tell of',
    reasonsFor('ask_again', [], mark('invoice', 'cannot_tell')),
    [],
  ],
])('suggests %s', (_, suggested, wanted) => {
  expect(suggested).toEqual(wanted)
})

test.each<[string, Suggestion[], Mark[], string | null]>([
  ['the best of the server', [declined, packaging], [], 'decline'],
  ['approval, when all holds', [approved], [mark('invoice', 'fine')], 'approve'],
  ['no approval once something is doubted', [approved], [mark('invoice', 'cannot_tell')], null],
  ['what a mark leads to', [approved], [mark('store', 'not_fine')], 'decline'],
  [
    'the second, where the first was marked fine',
    [declined, packaging],
    [mark('store', 'fine')],
    'ask_again',
  ],
  ['nothing, where a person looks first', [], [], null],
])('the fitting decision is %s', (_, suggestions, marks, wanted) => {
  expect(suggestedDecision({ checks, suggestions }, marks, [...catalogue])).toBe(wanted)
})
