import fc from 'fast-check'

/**
 * Any code point that is a character, as the `unit` of a string. The same as fast-check's own
 * `binary`, which first makes a table of all of them and takes seconds for it.
 */
export const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff - 0x800 })
  // Past the halves of pairs, which are no characters.
  .map((nth) => String.fromCodePoint(nth < 0xd800 ? nth : nth + 0x800))
