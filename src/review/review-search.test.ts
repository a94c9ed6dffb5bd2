import { expect, test } from 'vitest'
import { changeReviewSearch, claimPart, parseReviewSearch, queuePart } from './review-search.ts'

const read = (address: string) => parseReviewSearch(new URLSearchParams(address))
const change = (address: string, changed: Parameters<typeof changeReviewSearch>[1]) =>
  changeReviewSearch(new URLSearchParams(address), changed).toString()

test.each([
  ['', { attempt: null, picture: null, compared: null, beside: null, page: null }],
  [
    'a=2&p=invoice&page=3',
    { attempt: 2, picture: 'invoice', compared: null, beside: null, page: 3 },
  ],
  [
    'p=serial_photo',
    { attempt: null, picture: 'serial_photo', compared: null, beside: null, page: null },
  ],
  [
    'before=invoice',
    { attempt: null, picture: null, compared: 'invoice', beside: null, page: null },
  ],
  [
    'note=0190a000-0000-7000-8000-000000000009',
    {
      attempt: null,
      picture: null,
      compared: null,
      beside: null,
      page: null,
      note: '0190a000-0000-7000-8000-000000000009',
    },
  ],
  ['before=1', { attempt: null, picture: null, compared: null, beside: null, page: null }],
  [
    'beside=R-100042',
    { attempt: null, picture: null, compared: null, beside: 'R-100042', page: null },
  ],
  ['beside=R-1', { attempt: null, picture: null, compared: null, beside: null, page: null }],
  [
    'a=0&page=-1&p=everything',
    { attempt: null, picture: null, compared: null, beside: null, page: null },
  ],
  ['a=1e3&page=2.5', { attempt: null, picture: null, compared: null, beside: null, page: null }],
  ['a=&page=99999', { attempt: null, picture: null, compared: null, beside: null, page: null }],
])('the address %j says %j', (address, expected) => {
  expect(read(address)).toEqual({ note: null, ...expected })
})

test('what changes is written, and the queue beside it stays', () => {
  expect(change('view=all&a=1', { attempt: 2, picture: 'invoice' })).toBe('view=all&a=2&p=invoice')
})

test('what is as usual is not written', () => {
  expect(
    change('view=all&a=2&p=invoice&page=3', { attempt: null, picture: null, page: null }),
  ).toBe('view=all')
})

test('nothing of one claim goes on to the next', () => {
  expect(
    queuePart(
      new URLSearchParams(
        'a=2&view=mine&p=invoice&before=invoice&beside=R-100042&q=x&page=4&note=1',
      ),
    ).toString(),
  ).toBe('view=mine&q=x')
})

test('a second window is told what of the claim is looked at, both pictures, and nothing of the queue', () => {
  const address = new URLSearchParams('view=mine&a=2&p=invoice&before=invoice&page=4&q=x')
  expect(claimPart(address).toString()).toBe('a=2&before=invoice&page=4')
  const beside = new URLSearchParams('view=mine&beside=R-100042&p=serial_photo')
  expect(claimPart(beside).toString()).toBe('p=serial_photo&beside=R-100042')
})
