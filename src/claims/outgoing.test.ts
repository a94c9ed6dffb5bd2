import * as fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { keptOutgoing } from '../ui/kept-drafts.ts'
import type { Outgoing } from './outgoing-entry.ts'

/** Tabs of one person: each has the module for itself, and all have one storage. */
async function openTab() {
  vi.resetModules()
  const [outgoing, { useUnconfirmed }] = await Promise.all([
    import('./outgoing.ts'),
    import('./unconfirmed.ts'),
  ])
  outgoing.belongTo('rina')
  return { ...outgoing, known: () => Object.keys(useUnconfirmed.getState().known).toSorted() }
}

const numbers = ['R-100001', 'R-100002', 'R-100003']
const entryOf = (number: string, sentAt: number): Outgoing => ({
  person: 'rina',
  draft: `rina/${number}/1`,
  number,
  kind: 'decline',
  call: { params: { number }, version: 1, idempotencyKey: number, body: {} },
  queue: '',
  state: 'sending',
  problem: null,
  again: null,
  sentAt,
})

beforeEach(() => localStorage.clear())

/** Which tab does what to which claim; `hear` is a storage event, which may come late. */
const act = fc.record({
  tab: fc.nat(1),
  number: fc.constantFrom(...numbers),
  does: fc.constantFrom('send', 'answered', 'lost', 'hear'),
})

test('tabs that write at the same time lose nothing of each other, and what they hear writes nothing', async () => {
  const tabs = [await openTab(), await openTab()]
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
      for (const tab of tabs) tab.forgetAllOutgoing()
      for (const tab of tabs) tab.belongTo('rina')
      const sentBy = new Map<string, number>()
      for (const [at, { tab: who, number, does }] of acts.entries()) {
        const tab = tabs[who]
        // A claim is sent by one tab, which has the lease, and answered to that one.
        if (does === 'send' && !sentBy.has(number)) {
          tab?.keepOutgoing(entryOf(number, at + 1))
          sentBy.set(number, who)
        } else if (does === 'answered' && sentBy.get(number) === who) {
          tab?.forgetOutgoing(number)
          sentBy.delete(number)
        } else if (does === 'lost' && sentBy.get(number) === who) {
          tab?.changeOutgoing(number, { state: 'lost' })
        } else if (does === 'hear') {
          const before = JSON.stringify(keptOutgoing.read().toSorted())
          const writes = vi.spyOn(Storage.prototype, 'setItem')
          tab?.readOutgoingAgain()
          expect(writes).not.toHaveBeenCalled()
          writes.mockRestore()
          expect(JSON.stringify(keptOutgoing.read().toSorted())).toBe(before)
        }
      }
      const unanswered = [...sentBy.keys()].toSorted()
      for (const tab of tabs) {
        tab.readOutgoingAgain()
        expect(tab.known()).toEqual(unanswered)
      }
      expect(
        keptOutgoing
          .read()
          .map(([number]) => number)
          .toSorted(),
      ).toEqual(unanswered)
    }),
  )
})

test('what somebody else sent is gone once this person has the page', async () => {
  const tab = await openTab()
  tab.keepOutgoing(entryOf('R-100001', 1))
  tab.belongTo('budi')
  expect(tab.known()).toEqual([])
  expect(keptOutgoing.read()).toEqual([])
})
