import { describe, expect, test } from 'vitest'
import { checkIds, type CheckId, type CheckOutcome } from '../../../contract/checks.ts'
import type { PictureHint } from '../../../contract/document-reading.ts'
import type { EvidenceKind } from '../../../contract/evidence.ts'
import { reasonCatalogue } from '../../promotions/reason-catalogue.ts'
import { doReasonsFit } from '../rules.ts'
import { suggestionsFor } from './suggestions.ts'

const check = (id: CheckId, outcome: CheckOutcome, suggests: string[] = []) => ({
  id,
  outcome,
  suggests,
})

const read = (kind: EvidenceKind) => ({
  kind,
  reading: { state: 'read' as const, hints: [] as PictureHint[] },
})
const documents = [read('invoice'), read('serial_photo')]
const hinted = (kind: EvidenceKind, ...hints: PictureHint[]) =>
  documents.map((one) => (one.kind === kind ? { ...one, reading: { ...one.reading, hints } } : one))

const suggested = (
  checks: ReturnType<typeof check>[],
  from: Parameters<typeof suggestionsFor>[1] = documents,
) =>
  suggestionsFor(checks, from, reasonCatalogue).map(({ decision, reasons }) => [
    decision,
    ...reasons.map(({ reason }) => reason),
  ])

const decisionFor = (reason: string) =>
  reason.startsWith('final_') ? ('decline' as const) : ('ask_again' as const)

describe.each(checkIds)('%s', (id) => {
  test('that holds, with all else, suggests approval', () => {
    expect(suggested([check(id, 'holds', ['final_store'])])).toEqual([['approve']])
  })

  test('that is unsure suggests nothing: a person looks', () => {
    expect(suggested([check(id, 'unsure', ['final_store'])])).toEqual([])
  })

  test('that fails without a reason leads nowhere, and not to approval', () => {
    expect(suggested([check(id, 'fails')])).toEqual([])
  })

  test.each(reasonCatalogue.map((reason) => reason.id))(
    'that fails suggests %s, and why',
    (reason) => {
      const suggestions = suggestionsFor(
        [
          check(id, 'fails', [reason, 'invoice_no_store']),
          check('region', 'holds', ['final_region']),
        ],
        documents,
        reasonCatalogue,
      )
      expect(suggestions).toEqual([
        {
          decision: decisionFor(reason),
          reasons: [{ reason, because: { by: 'check', check: id } }],
        },
      ])
    },
  )

  test('that fails beside every other one suggests two decisions at most, with fitting reasons', () => {
    for (const other of checkIds) {
      const suggestions = suggestionsFor(
        [
          check(id, 'fails', ['final_store']),
          check(other, 'fails', ['photo_other_serial']),
          check('region', 'fails', ['final_region']),
          check('product', 'fails', ['final_model']),
          check('invoice_total', 'fails', ['invoice_not_a_proof']),
        ],
        hinted('serial_photo', 'packaging'),
        reasonCatalogue,
      )
      expect(suggestions).toHaveLength(2)
      for (const { decision, reasons } of suggestions) {
        expect(reasons.length).toBeLessThanOrEqual(2)
        const given = reasonCatalogue.filter((one) =>
          reasons.some(({ reason }) => reason === one.id),
        )
        expect(doReasonsFit(decision, given)).toBe(true)
      }
    }
  })
})

test.each<[string, ReturnType<typeof check>[], string[][]]>([
  [
    'a purchase outside the period by both dates is declined',
    [
      check('purchase_window', 'fails', ['final_outside_period']),
      check('invoice_date', 'holds', ['invoice_date_differs']),
      check('invoice_window', 'fails', ['final_outside_period']),
    ],
    [['decline', 'final_outside_period']],
  ],
  [
    'a date that was mistyped is asked for before anything is declined',
    [
      check('purchase_window', 'fails', ['final_outside_period']),
      check('invoice_date', 'fails', ['invoice_date_differs']),
      check('invoice_window', 'holds', ['final_outside_period']),
    ],
    [
      ['ask_again', 'invoice_date_differs'],
      ['decline', 'final_outside_period'],
    ],
  ],
  [
    'an invoice from outside the period is declined, whatever date was registered',
    [
      check('purchase_window', 'holds', ['final_outside_period']),
      check('invoice_date', 'fails', ['invoice_date_differs']),
      check('invoice_window', 'fails', ['final_outside_period']),
    ],
    [
      ['decline', 'final_outside_period'],
      ['ask_again', 'invoice_date_differs'],
    ],
  ],
  [
    'a S/N that was redeemed is asked for when the photo shows another one',
    [
      check('serial_unused', 'fails', ['final_serial_redeemed']),
      check('photo_serial', 'fails', ['photo_other_serial']),
    ],
    [
      ['ask_again', 'photo_other_serial'],
      ['decline', 'final_serial_redeemed'],
    ],
  ],
])('%s', (_, checks, wanted) => {
  expect(suggested(checks)).toEqual(wanted)
})

test.each<[string, EvidenceKind, PictureHint, CheckOutcome, string[][]]>([
  [
    'packaging, even where its S/N agrees',
    'serial_photo',
    'packaging',
    'holds',
    [['ask_again', 'photo_of_packaging']],
  ],
  [
    'a blurred photo in which no S/N is read',
    'serial_photo',
    'blurred',
    'unsure',
    [['ask_again', 'photo_unreadable']],
  ],
  [
    'nothing for a blurred photo whose S/N is read',
    'serial_photo',
    'blurred',
    'holds',
    [['approve']],
  ],
  [
    'a photo without any text',
    'serial_photo',
    'no_text',
    'unsure',
    [['ask_again', 'photo_without_serial']],
  ],
  [
    'an invoice that is cut off and lacks something',
    'invoice',
    'cut_off',
    'unsure',
    [['ask_again', 'invoice_unreadable']],
  ],
  ['nothing for what a PDF has that cannot be drawn', 'invoice', 'letters_missing', 'unsure', []],
])('suggests %s', (_, kind, hint, outcome, wanted) => {
  const id = kind === 'invoice' ? 'invoice_store' : 'photo_serial'
  expect(suggested([check(id, outcome)], hinted(kind, hint))).toEqual(wanted)
})

test('what nobody has read yet is not suggested for approval', () => {
  const waiting = {
    kind: 'serial_photo' as const,
    reading: { state: 'waiting' as const, hints: [] },
  }
  expect(suggested([check('store', 'holds')], [read('invoice'), waiting])).toEqual([])
  expect(suggested([check('store', 'holds')], [])).toEqual([])
})

test('a reason that the catalogue no longer has is not suggested', () => {
  expect(suggested([check('store', 'fails', ['gone'])])).toEqual([])
})
