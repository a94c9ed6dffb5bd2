import type { Fault } from '../../contract/faults.ts'
import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeAll, describe, expect, test } from 'vitest'
import { ApiProblem, NoAnswer } from '../../contract/client.ts'
import { problemType } from '../../contract/problem-answers.ts'
import type { Problem } from '../../contract/problems.ts'
import { AppProviders } from '../app/AppProviders.tsx'
import { addWords, forgetWords, loadLaterWords } from '../ui/words.ts'
import common from '../words/en/common.json'
import { useFaults, useFormFailure } from './form-faults.ts'
import { useFailure } from './problem-words.ts'
import { createQueryClient } from './query-client.ts'

forgetWords()
addWords('common', common)
const queryClient = createQueryClient()
const wrapper = ({ children }: { children: ReactNode }) => (
  <AppProviders queryClient={queryClient}>{children}</AppProviders>
)

const refused = (id: Problem['id'], more: Partial<Problem> = {}) =>
  new ApiProblem({ type: problemType(id), id, title: 'For developers', status: 409, ...more })

const failureOf = (error: unknown) => renderHook(useFailure, { wrapper }).result.current(error)
const faultsOf = (error: unknown) => renderHook(useFaults, { wrapper }).result.current(error)

test('before its words have come, the server speaks for itself', () => {
  expect(failureOf(refused('claim_taken')).text).toBe('For developers')
  expect(failureOf(refused('not_permitted')).text).toBe('Your role can’t do this.')
})

describe('once its words have come', () => {
  beforeAll(loadLaterWords)

  test('a refusal is said in the reader’s words, with who it is about, and its reference', () => {
    expect(
      failureOf(
        refused('claim_taken', {
          by: { id: 'rina', name: 'Rina' },
          detail: 'Raw',
          instance: 'req-7',
        }),
      ),
    ).toEqual({
      id: 'claim_taken',
      text: 'A colleague is reviewing this claim.',
      detail: 'Rina is reviewing this claim.',
      reference: 'req-7',
    })
  })

  test('codes that were counted are told in numbers, and an expected number only when it differs', () => {
    const codes = { count: 3, expected: 4, malformed: 1, repeated: 0, known: 2, expired: 0 }
    const told = (more: Partial<typeof codes>) =>
      failureOf(refused('batch_not_clean', { codes: { ...codes, ...more } })).detail
    expect(told({})).toBe(
      '3 codes, 4 expected: 1 malformed, 0 repeated, 2 imported before, 0 expired.',
    )
    expect(told({ expected: 3 })).toBe(
      '3 codes: 1 malformed, 0 repeated, 2 imported before, 0 expired.',
    )
  })

  test.each([new NoAnswer(new TypeError('fetch failed')), new Error('a bug'), undefined])(
    'of %s nobody knows whether it happened',
    (error) => {
      expect(failureOf(error)).toEqual({
        id: 'no_answer',
        text: 'The server did not answer. If you were saving, check whether it worked before you try again.',
        detail: null,
        reference: null,
      })
    },
  )

  test('of what was only read there is nothing to check', () => {
    const error = new NoAnswer(new TypeError('fetch failed'), { isOfRead: true })
    expect(failureOf(error).text).toBe(
      'The server did not answer. Check your connection and try again.',
    )
  })

  test('faults stand by their field; each rule has words of its own, and no sentence of the server is shown', () => {
    const faults: Fault[] = [
      { field: 'name', code: 'required', message: 'is missing' },
      { field: 'shippedOn', code: 'before_approval', message: 'is before the approval' },
    ]
    expect(faultsOf(refused('invalid_input', { faults }))).toEqual({
      name: 'This field is required.',
      shippedOn: 'This is before the approval.',
    })
  })

  test('what was not refused for its input has no faults', () => {
    expect(faultsOf(refused('claim_taken'))).toEqual({})
    expect(faultsOf(new NoAnswer(null))).toEqual({})
    expect(faultsOf(null)).toEqual({})
  })

  test('a form says beside its fields only what none of them says', () => {
    const say = renderHook(useFormFailure, { wrapper }).result.current
    const faults: Fault[] = [
      { field: 'name', code: 'required', message: 'is missing' },
      { field: 'stores.1.region', code: 'too_long', message: 'is too long' },
    ]
    const refusal = refused('invalid_input', { faults })
    expect(say(refusal, ['name', 'stores'])).toBeNull()
    expect(say(refusal, ['name', 'store'])).toBe(
      'Some entries are not valid. Check the fields and try again. stores.1.region: This is too long.',
    )
    expect(say(refused('claim_taken'), ['name'])).toBe('A colleague is reviewing this claim.')
    expect(say(null, ['name'])).toBeNull()
  })
})
