import { describe, expect, test } from 'vitest'
import { keptHere, withPlacesMoved } from './bring-keys.ts'

test.each([
  [{ n: 'm' }, { n: 'm' }],
  [
    { g: 'Alt+g', n: 'm' },
    { "'": 'Alt+g', n: 'm' },
  ],
  [{ g: '' }, { "'": '' }],
  [{ g: "'" }, {}],
  [{ n: "'" }, { n: "'", "'": 'g' }],
] as [Record<string, string>, Record<string, string>][])(
  'the key for what was read moves from G, and own keys %j become %j',
  (before, after) => {
    expect(withPlacesMoved({ isSingleOff: true, keys: before })).toEqual({
      isSingleOff: true,
      keys: after,
    })
  },
)

describe('what an earlier version kept in the browser is read', () => {
  const rina = { isSingleOff: true, keys: { n: 'm' } }
  test.each([
    [{ rina }, 1, { rina }],
    [
      { rina: { isSingleOff: false, keys: { g: 'z' } } },
      0,
      { rina: { isSingleOff: false, keys: { "'": 'z' } } },
    ],
    [{ rina, budi: { isSingleOff: 'yes', keys: 1 } }, 1, { rina }],
    [{ rina: { keys: {} } }, 1, { rina: { isSingleOff: false, keys: {} } }],
    [{ rina: { keys: { n: 'x'.repeat(41) } } }, 1, {}],
    [[], 1, {}],
    ['nonsense', 1, {}],
    [null, 1, {}],
  ])('%j of version %i as %j', (byPerson, version, expected) => {
    expect(keptHere({ state: { byPerson }, version })).toEqual(expected)
  })
  test.each([null, 'nonsense', []])('%j as nothing', (value) => {
    expect(keptHere(value)).toEqual({})
  })
})
