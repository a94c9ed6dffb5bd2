import { expect, test } from 'vitest'
import type { EvidenceDocument } from '../../contract/evidence.ts'
import { evidenceState } from './evidence-state.ts'

const document = (kind: EvidenceDocument['kind'], ...pages: string[]): EvidenceDocument => ({
  kind,
  pages: pages.map((sha256) => ({ sha256, width: 4, height: 3 })),
  fileName: 'file',
  uploadedAt: '2026-03-10T02:00:00Z',
  sentSha256: 'sent',
  originalSha256: null,
  pagesInAll: 1,
  sentWithAttempt: 1,
  reading: { state: null, engine: null, readAt: null, hints: [], corrections: [] },
})

const both = { documents: [document('invoice', 'i1', 'i2'), document('serial_photo', 's')] }

test.each([
  ['nothing was tried', {}, 'loading'],
  ['one of two is there', { i1: true }, 'loading'],
  ['both are there', { i1: true, s: true }, 'shown'],
  ['any page of the invoice will do', { i2: true, s: true }, 'shown'],
  ['one could not be had', { i1: true, s: false }, 'failed'],
  ['a page could not be had', { i1: true, i2: false, s: true }, 'failed'],
] as const)('%s: %j is %s', (_, shown, expected) => {
  expect(evidenceState(both, shown, null)).toBe(expected)
})

test('a picture out of sight does not come by itself', () => {
  expect(evidenceState(both, { i1: true }, 'invoice')).toBe('unseen')
  expect(evidenceState(both, {}, 'invoice')).toBe('loading')
  expect(evidenceState(both, { s: true }, 'invoice')).toBe('loading')
})

test('a picture that was seen and is out of sight was seen', () => {
  expect(evidenceState(both, { i1: true, s: true }, 'serial_photo')).toBe('shown')
})

test('a picture that was never sent keeps nobody waiting', () => {
  expect(evidenceState({ documents: [document('invoice', 'i')] }, { i: true }, null)).toBe('shown')
})
