import * as z from 'zod/mini'
import { describe, expect, test } from 'vitest'
import { asKnownStep, historyEvent } from './history.ts'

const step = (kind: string, details: object) => ({
  version: 2,
  at: '2026-03-10T02:00:00.000Z',
  actor: { kind: 'system', name: null },
  attempt: 1,
  internalNote: null,
  mails: [],
  kind,
  details,
})

describe('a step that this version of the desk would write', () => {
  test('has its details by kind', () => {
    const held = z.parse(historyEvent, step('claim_held', { until: '2026-04-02' }))
    expect(asKnownStep(held)).toMatchObject({
      kind: 'claim_held',
      details: { until: '2026-04-02' },
    })
  })
})

describe('a step from another version is shown as it is', () => {
  test.each([
    ['a kind that is not known', step('claim_sung', { song: 'Rasa Sayang' })],
    ['a known kind that says less', step('replacement_refused', {})],
    ['a known kind that says it otherwise', step('claim_held', { until: 3 })],
    ['details that are no text', step('claim_sung', { isLoud: true, of: { verses: [1, 2] } })],
  ])('%s', (_, event) => {
    const told = z.parse(historyEvent, event)
    expect(told).toEqual(event)
    expect(asKnownStep(told)).toBeNull()
  })
})
