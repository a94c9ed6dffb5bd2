import { act, renderHook } from '@testing-library/react'
import fc from 'fast-check'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Claim } from '../../contract/claims.ts'
import type { Person } from '../../contract/session.ts'
import { PersonContext } from '../api/session.ts'
import { forgetKeptDrafts, keptDrafts } from '../ui/kept-drafts.ts'
import { forgetDrafts, useDraft, type Draft } from './draft.ts'

// Of a person and a claim only who and which they are is asked here.
const rina = { id: 'rina' } as Person
const claim = { number: 'R-1', attempts: [{ number: 1 }] } as Claim

const wrapper = ({ children }: { children: ReactNode }) => (
  <PersonContext value={rina}>{children}</PersonContext>
)
afterEach(forgetDrafts)

const madeAct = fc.oneof(
  fc.record({
    subject: fc.constantFrom('invoice' as const, 'serial_photo' as const),
    verdict: fc.constantFrom('fine' as const, 'not_fine' as const, 'cannot_tell' as const),
  }),
  fc.record({ reason: fc.constantFrom('blurred', 'cut off', 'wrong') }),
  fc.record({ note: fc.string({ maxLength: 3 }) }),
)

test('what is marked, chosen and typed before the page is drawn again is all kept', () => {
  fc.assert(
    fc.property(fc.array(madeAct, { maxLength: 10 }), (acts) => {
      forgetDrafts()
      const { result, unmount } = renderHook(() => useDraft(claim), { wrapper })
      const drawnLast = result.current
      const marks = new Map<string, string>()
      const reasons = new Set<string>()
      let note = ''
      act(() => {
        for (const one of acts) {
          if ('subject' in one) {
            drawnLast.mark(one.subject, one.verdict)
            const isSame = marks.get(one.subject) === one.verdict
            marks.delete(one.subject)
            if (!isSame) marks.set(one.subject, one.verdict)
          } else if ('reason' in one) {
            drawnLast.toggleReason('ask_again', one.reason)
            if (!reasons.delete(one.reason)) reasons.add(one.reason)
          } else {
            drawnLast.change({ note: one.note })
            note = one.note
          }
        }
      })
      const { current } = result
      expect(current.marks.map((one) => [one.subject, one.verdict])).toEqual([...marks])
      expect(current.reasons.ask_again).toEqual([...reasons])
      expect(current.note).toBe(note)
      unmount()
    }),
  )
})

test('a suggested reason is selected at first, and the first one selected takes its place', () => {
  const { result } = renderHook(() => useDraft(claim), { wrapper })
  const chosen = () => result.current.reasons.ask_again
  act(() => result.current.open('ask_again', 'packaging'))
  expect(chosen()).toEqual(['packaging'])
  act(() => result.current.open('decline', 'store'))
  act(() => result.current.open('ask_again', 'blurred'))
  expect(chosen()).toEqual(['blurred'])
  act(() => result.current.toggleReason('ask_again', 'cut off'))
  expect(chosen()).toEqual(['cut off'])
  act(() => result.current.toggleReason('ask_again', 'blurred'))
  act(() => result.current.open('ask_again', 'packaging'))
  expect(chosen()).toEqual(['cut off', 'blurred'])
  expect(result.current.reasons.decline).toEqual(['store'])
})

test('a suggested reason that is deselected is not selected; one no longer suggested neither', () => {
  const { result } = renderHook(() => useDraft(claim), { wrapper })
  act(() => result.current.open('ask_again', 'packaging'))
  act(() => result.current.toggleReason('ask_again', 'packaging'))
  expect(result.current.reasons.ask_again).toEqual([])
  act(() => result.current.open('ask_again', 'packaging'))
  act(() => result.current.open('ask_again', undefined))
  expect(result.current.reasons.ask_again).toEqual([])
})

test('what one person left unfinished is gone once another writes here', () => {
  const kept = () => JSON.stringify(keptDrafts.read())
  const first = renderHook(() => useDraft(claim), { wrapper })
  act(() => first.result.current.change({ note: 'a note of Rina' }))
  expect(kept()).toContain('a note of Rina')
  const budi = { id: 'budi' } as Person
  const second = renderHook(() => useDraft(claim), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <PersonContext value={budi}>{children}</PersonContext>
    ),
  })
  act(() => second.result.current.change({ note: 'a note of Budi' }))
  expect(kept()).toContain('a note of Budi')
  expect(kept()).not.toContain('a note of Rina')
})

test('nothing stays on the disk when nobody is signed in, and the same person goes on', () => {
  const { result } = renderHook(() => useDraft(claim), { wrapper })
  act(() => result.current.change({ note: 'half a note' }))
  forgetKeptDrafts()
  expect(keptDrafts.read()).toEqual([])
  expect(result.current.note).toBe('half a note')
})

/** As in another tab, or after a reload: what is on the disk is all that it knows at first. */
async function openPage() {
  vi.resetModules()
  const [page, session] = await Promise.all([import('./draft.ts'), import('../api/session.ts')])
  return {
    draftOf: (of: Claim) =>
      renderHook(() => page.useDraft(of), {
        wrapper: ({ children }: { children: ReactNode }) => (
          <session.PersonContext value={rina}>{children}</session.PersonContext>
        ),
      }).result,
  }
}

test('two tabs keep what is typed in both, and each removes only what is its own', async () => {
  const other = { ...claim, number: 'R-2' }
  const [one, two] = [await openPage(), await openPage()]
  const first = one.draftOf(claim)
  const second = two.draftOf(other)
  act(() => first.current.change({ note: 'of the first tab' }))
  act(() => second.current.change({ note: 'of the second tab' }))
  act(() => first.current.change({ addition: 'once more' }))
  const later = await openPage()
  expect(later.draftOf(claim).current).toMatchObject({ note: 'of the first tab' })
  expect(later.draftOf(other).current).toMatchObject({ note: 'of the second tab' })
  act(() => second.current.discard())
  expect((await openPage()).draftOf(claim).current).toMatchObject({ note: 'of the first tab' })
})

test('a draft that nobody came back to for a week is not read again', async () => {
  const { result } = renderHook(() => useDraft(claim), { wrapper })
  act(() => result.current.change({ note: 'half a note' }))
  const kept = keptDrafts.read()
  const day = 86_400_000
  async function noteAfter(days: number) {
    for (const [id, draft] of kept) {
      keptDrafts.write(id, { ...(draft as Draft), savedAt: Date.now() - days * day })
    }
    const page = await openPage()
    return page.draftOf(claim).current.note
  }
  expect(await noteAfter(6.9)).toBe('half a note')
  expect(await noteAfter(7.1)).toBe('')
})
