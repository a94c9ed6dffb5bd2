import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../contract/schema.ts'
import { shareOut } from './share-out.ts'

type Parcel = Parameters<typeof shareOut>[0][number]
type Taker = Parameters<typeof shareOut>[1][number]

const taker = (id: string, overrides: Partial<Taker> = {}): Taker => ({
  id,
  languages: [],
  cap: null,
  isAbsent: false,
  open: 0,
  ...overrides,
})

const parcel = (language: Parcel['language'], assignee: string | null = null): Parcel => ({
  language,
  assignee,
})

test('whoever has least gets the next; the earlier of two who have as little', () => {
  const takers = [taker('a', { open: 2 }), taker('b'), taker('c', { open: 1 })]
  const parcels = Array.from({ length: 6 }, () => parcel('en'))
  expect(shareOut(parcels, takers)).toEqual(['b', 'b', 'c', 'a', 'b', 'c'])
})

test('nobody is given a language they do not speak', () => {
  const takers = [
    taker('a', { languages: ['fr'] }),
    taker('b', { languages: ['id', 'en'], open: 9 }),
  ]
  expect(shareOut([parcel('id'), parcel('fr'), parcel('zh-TW')], takers)).toEqual(['b', 'a', null])
})

test('whoever is away gets nothing, nor whoever is at their cap', () => {
  const takers = [taker('a', { isAbsent: true }), taker('b', { cap: 1 }), taker('c', { cap: 0 })]
  expect(shareOut([parcel('en'), parcel('en')], takers)).toEqual(['b', null])
})

test('a claim that is somebody’s own makes room for itself', () => {
  const takers = [taker('a', { cap: 2, open: 2 })]
  expect(shareOut([parcel('en', 'a'), parcel('en', 'a')], takers)).toEqual(['a', 'a'])
})

test('loads differ by one at most when nothing stands in the way', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 0, max: 60 }),
      (people, claims) => {
        const takers = Array.from({ length: people }, (_, n) => taker(String(n)))
        const given = shareOut(
          Array.from({ length: claims }, () => parcel('en')),
          takers,
        )
        const counts = takers.map(({ id }) => given.filter((one) => one === id).length)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      },
    ),
    { seed: 6 },
  )
})

test('a cap is never passed, and no claim is left that somebody had room for', () => {
  const anyTaker = fc.record({
    languages: fc.subarray([...languages]),
    cap: fc.option(fc.integer({ min: 0, max: 6 })),
    isAbsent: fc.boolean(),
    open: fc.integer({ min: 0, max: 4 }),
  })
  fc.assert(
    fc.property(
      fc.array(anyTaker, { maxLength: 5 }),
      fc.array(fc.constantFrom(...languages), { maxLength: 30 }),
      (some, spoken) => {
        const takers = some.map((one, n) => ({ ...one, id: String(n) }))
        const given = shareOut(
          spoken.map((language) => parcel(language)),
          takers,
        )
        for (const one of takers) {
          const has = one.open + given.filter((id) => id === one.id).length
          if (one.cap !== null) expect(has).toBeLessThanOrEqual(Math.max(one.cap, one.open))
          if (one.isAbsent) expect(given).not.toContain(one.id)
          const wants = spoken.some(
            (language, at) =>
              given[at] === null &&
              (one.languages.length === 0 || one.languages.includes(language)),
          )
          if (wants && !one.isAbsent) expect(one.cap !== null && has >= one.cap).toBe(true)
        }
      },
    ),
    { numRuns: 1000, seed: 6 },
  )
})
