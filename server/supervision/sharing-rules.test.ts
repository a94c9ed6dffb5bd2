import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../contract/schema.ts'
import { sharingRule } from '../../contract/sharing-words.ts'
import type { Parcel } from './share-out.ts'
import { shareOne, type Hand } from './sharing-rules.ts'

const hand = (id: string, overrides: Partial<Hand> = {}): Hand => ({
  id,
  name: id,
  languages: [],
  cap: null,
  absentFrom: null,
  absentUntil: null,
  isAbsent: false,
  freed: null,
  open: 0,
  today: 0,
  turn: 0,
  ...overrides,
})

/** To whom each claim goes, one after the other. */
const shared = (parcels: Parcel[], hands: Hand[], rule: 'even' | 'load') =>
  parcels.map((parcel) => {
    const outcome = shareOne(parcel, hands, rule)
    return typeof outcome === 'string' ? outcome : outcome.id
  })

const claims = (count: number): Parcel[] =>
  Array.from({ length: count }, () => ({ language: 'id' }))

const anyHands = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(...'abcdef'),
      languages: fc.subarray([...languages]),
      cap: fc.option(fc.integer({ min: 0, max: 6 })),
      isAbsent: fc.boolean(),
      open: fc.integer({ min: 0, max: 4 }),
      today: fc.integer({ min: 0, max: 4 }),
      turn: fc.integer({ min: 0, max: 9 }),
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  )
  .map((some) => some.map(({ id, ...rest }) => hand(id, rest)))
const anyParcels = fc.array(
  fc.record({
    language: fc.option(fc.constantFrom(...languages)),
    except: fc.subarray([...'abcdef'], { maxLength: 2 }),
  }),
  { maxLength: 30 },
)
const anyRule = fc.constantFrom(...sharingRule.options)

test('nobody is given what they may not have, and nothing is left that somebody may have', () => {
  fc.assert(
    fc.property(anyHands, anyParcels, anyRule, (hands, parcels, rule) => {
      for (const parcel of parcels) {
        const before = hands.map((one) => ({ ...one }))
        const may = before.filter(
          ({ id, isAbsent, cap, open, languages: read }) =>
            !isAbsent &&
            (cap === null || open < cap) &&
            (parcel.language === null || read.length === 0 || read.includes(parcel.language)) &&
            !parcel.except.includes(id),
        )
        const outcome = shareOne(parcel, hands, rule)
        if (typeof outcome === 'string') expect(may).toEqual([])
        else expect(may.map(({ id }) => id)).toContain(outcome.id)
      }
    }),
    { numRuns: 2000, seed: 54 },
  )
})

test('it does not matter in which order people are listed', () => {
  fc.assert(
    fc.property(anyHands, anyParcels, anyRule, (hands, parcels, rule) => {
      const turned = hands.map((one) => ({ ...one })).toReversed()
      // Two who had the same turn differ by their id.
      expect(shared(parcels, turned, rule)).toEqual(shared(parcels, hands, rule))
    }),
    { numRuns: 1000, seed: 54 },
  )
})

test('evenly, nobody who is free gets two more than another, whatever they have open', () => {
  const some = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: 60 }), (open, count) => {
      const hands = open.map((one, n) => hand(String(n), { open: one }))
      shared(claims(count), hands, 'even')
      const given = hands.map(({ today }) => today)
      expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1)
    }),
    { seed: 54 },
  )
})

test('by load, limits fill alike: no one is a claim ahead of another in their part of it', () => {
  const caps = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(caps, fc.integer({ min: 0, max: 60 }), (limits, count) => {
      const hands = limits.map((cap, n) => hand(String(n), { cap }))
      shared(claims(count), hands, 'load')
      for (const one of hands) {
        for (const { open, cap } of hands) {
          expect((one.open - 1) / (one.cap ?? 1)).toBeLessThanOrEqual(open / (cap ?? 1))
        }
      }
    }),
    { seed: 54 },
  )
})

test('whoever waited longest for a turn goes first among equals, then the smaller id', () => {
  const hands = () => [hand('c', { turn: 2 }), hand('b'), hand('a'), hand('d', { turn: 1 })]
  expect(shared(claims(5), hands(), 'even')).toEqual(['a', 'b', 'd', 'c', 'a'])
  expect(shared(claims(5), hands(), 'load')).toEqual(['a', 'b', 'd', 'c', 'a'])
})

test('whoever has no limit has the largest that anybody has', () => {
  const hands = [hand('a', { cap: 10, open: 5 }), hand('b', { open: 4 }), hand('c', { cap: 4 })]
  expect(shared(claims(6), hands, 'load')).toEqual(['c', 'c', 'b', 'a', 'c', 'b'])
})

test.each([
  ['away', {}, [hand('a', { isAbsent: true })]],
  ['away', {}, []],
  ['language', {}, [hand('a', { languages: ['fr'] }), hand('b', { isAbsent: true })]],
  ['full', {}, [hand('a', { cap: 1, open: 1 }), hand('b', { languages: ['fr'] })]],
  ['full', {}, [hand('a', { cap: 0 })]],
  ['language', {}, [hand('a', { cap: 0 }), hand('b', { languages: ['fr'] })]],
  ['skipped', { except: ['a'] }, [hand('a'), hand('b', { cap: 0 })]],
] as const)('why nobody is given it: %s', (why, parcel, hands) => {
  const found = shareOne(
    { language: 'id', except: [...('except' in parcel ? parcel.except : [])] },
    [...hands],
    'even',
  )
  expect(found).toBe(why)
})
