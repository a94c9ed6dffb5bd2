import { expect, test } from 'vitest'
import type { EvidenceDocument } from '../../../contract/evidence.ts'
import { changedKind, pairOf, sameFileBefore, sentAgain } from './sent-again.ts'

/** @param came with which attempt the invoice came; `null`: there is none */
function attempt(number: number, sentSha256: string, came: number | null = number) {
  const invoice: EvidenceDocument = {
    kind: 'invoice',
    pages: [{ sha256: sentSha256, width: 4, height: 3 }],
    fileName: 'file',
    uploadedAt: '2026-03-10T02:00:00Z',
    sentSha256,
    originalSha256: null,
    pagesInAll: 1,
    sentWithAttempt: came ?? number,
    reading: { state: null, engine: null, readAt: null, hints: [], corrections: [] },
  }
  return { number, documents: came === null ? [] : [invoice] }
}

test.each([
  ['another file', attempt(1, 'a'), attempt(2, 'b'), 'new'],
  ['the very same file', attempt(1, 'a'), attempt(2, 'a'), 'same'],
  ['nothing: the old one counts on', attempt(1, 'a'), attempt(2, 'a', 1), 'kept'],
  ['none before', attempt(1, 'a', null), attempt(2, 'a'), 'missing'],
  ['none now', attempt(1, 'a'), attempt(2, 'a', null), 'missing'],
] as const)('%s', (_, before, now, expected) => {
  expect(sentAgain(before, now, 'invoice')).toBe(expected)
})

test('the first attempt with which the same file had come is named', () => {
  const attempts = [attempt(4, 'a'), attempt(3, 'b'), attempt(2, 'a', 1), attempt(1, 'a')]
  const [newest, third, second] = attempts
  if (!newest || !third || !second) throw new Error('there are four')
  expect(sameFileBefore(attempts, newest, 'invoice')).toBe(1)
  expect(sameFileBefore(attempts, third, 'invoice')).toBeNull()
  expect(sameFileBefore(attempts, second, 'invoice')).toBeNull()
})

test('of two documents the one that changed is compared, and never one that was not sent again', () => {
  const both = (number: number, invoice: string, photo: string, came: [number, number]) => ({
    number,
    documents: [
      ...attempt(number, invoice, came[0]).documents,
      ...attempt(number, photo, came[1]).documents.map((one) => ({
        ...one,
        kind: 'serial_photo' as const,
      })),
    ],
  })
  const before = both(1, 'a', 'p', [1, 1])
  const photoNew = both(2, 'a', 'q', [1, 2])
  expect(changedKind(before, photoNew, 'invoice')).toBe('serial_photo')
  expect(changedKind(before, photoNew, 'serial_photo')).toBe('serial_photo')
  // The same invoice was sent once more, and the photo is another one.
  expect(changedKind(before, both(2, 'a', 'q', [2, 2]), 'invoice')).toBe('serial_photo')
  const bothNew = both(2, 'b', 'q', [2, 2])
  expect(changedKind(before, bothNew, 'invoice')).toBe('invoice')
  expect(changedKind(before, bothNew, 'serial_photo')).toBe('serial_photo')
})

test('an attempt stands beside the one before it, the first beside the second', () => {
  const attempts = [attempt(3, 'c'), attempt(2, 'b'), attempt(1, 'a')]
  const numbers = (chosen: number) => {
    const pair = pairOf(attempts, attempt(chosen, ''))
    return pair && [pair.before.number, pair.now.number]
  }
  expect([numbers(3), numbers(2), numbers(1)]).toEqual([
    [2, 3],
    [1, 2],
    [1, 2],
  ])
  expect(pairOf([attempt(1, 'a')], attempt(1, 'a'))).toBeNull()
})
