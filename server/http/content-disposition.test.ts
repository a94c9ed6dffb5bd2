import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition } from './content-disposition.ts'
import { anyCharacter } from '../../tests/support/any-character.ts'

/** The two names in the header, as RFC 6266 reads them. */
function namesIn(header: string) {
  const [, plain, encoded] =
    /^(?:inline|attachment); filename="([\w. -]*)"; filename\*=UTF-8''([\w.%!#$&+^`{}|~-]*)$/.exec(
      header,
    ) ?? expect.fail(`not of RFC 6266: ${header}`)
  return { plain, real: decodeURIComponent(encoded ?? '') }
}

test.each([
  ['invoice.pdf', 'invoice.pdf'],
  ['Rechnung März.pdf', 'Rechnung M_rz.pdf'],
  ['發票.png', '__.png'],
  ['a"b.pdf', 'a_b.pdf'],
  ["it's (1)*.pdf", 'it_s _1__.pdf'],
  ['a\r\nSet-Cookie: x=1.pdf', 'a__Set-Cookie_ x_1.pdf'],
  ['../../etc/passwd', '.._.._etc_passwd'],
])('%j is also called %j, for old readers', (fileName, plain) => {
  expect(namesIn(contentDisposition(false, fileName))).toEqual({ plain, real: fileName })
})

test('pictures are shown and everything else is saved', () => {
  expect(contentDisposition(true, 'a.png')).toMatch(/^inline;/)
  expect(contentDisposition(false, 'a.pdf')).toMatch(/^attachment;/)
})

test('half a character becomes a replacement character and breaks nothing', () => {
  expect(namesIn(contentDisposition(false, 'a\ud83d.pdf')).real).toBe('a\ufffd.pdf')
})

test('no name gets out of its header', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), fc.boolean(), (fileName, isInline) => {
      const header = contentDisposition(isInline, fileName)
      expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header)
      expect(namesIn(header).real).toBe(fileName.toWellFormed())
    }),
  )
})
