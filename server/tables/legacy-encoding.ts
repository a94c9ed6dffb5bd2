import type { ReadText } from './read-text.ts'

/** Excel's "CSV" before it knew UTF-8: western and central Europe, and Macs. */
const oneByte = ['windows-1252', 'windows-1250', 'macintosh']

/** Taiwan, and mainland China (GBK and GB 2312 are subsets of GB 18030). */
const twoBytes = ['big5', 'gb18030'] as const

/**
 * Text in an encoding that does not name itself, if exactly one encoding makes words of it; `null`
 * if it would be a guess.
 */
export function readLegacy(bytes: Uint8Array<ArrayBuffer>): ReadText | null {
  for (const encoding of oneByte) {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (areWordsOfEurope(text)) return { text, encoding }
  }
  const readable = twoBytes.flatMap((encoding) => {
    const text = hanIn(bytes, encoding)
    return text === null ? [] : [{ text, encoding, rank: rankOf(bytes, encoding) }]
  })
  const [best, other] = readable.toSorted((a, b) => b.rank - a.rank)
  if (!best || best.rank < surely || (other && best.rank - other.rank < margin)) return null
  return { text: best.text, encoding: best.encoding }
}

/** Share of common characters that makes an encoding certain, and its required lead. */
const surely = 0.8
const margin = 0.3

/** Punctuation that occurs in such files beside letters. */
const signs = /^[\xa0€£§°²³«»‘’“”„–—…•·×™®©¿¡ªº½¼]$/

/**
 * Whether every letter beyond ASCII fits the word around it: lower case among lower case, capitals
 * at the start or among capitals, and never three in a row.
 */
function areWordsOfEurope(text: string): boolean {
  if (/[\x80-\x9f]/.test(text) || /\p{L}[£§³¿¡×½¼]|[£§³¿¡×½¼]\p{L}/u.test(text)) return false
  for (const [word] of text.matchAll(/[^\s\d!-@[-`{-~]+/g)) {
    if (!/[^\0-\x7f]/.test(word)) continue
    const bare = [...word].filter((letter) => !signs.test(letter)).join('')
    if (bare === '') continue
    if (!/^\p{Script=Latin}+$/u.test(bare) || /[^\0-\x7f]{3}/.test(bare)) return false
    if (!/[a-z]/i.test(bare) && bare.length > 1) return false
    const isWritten = /^\p{Lu}?\p{Ll}*$/u.test(bare) || /^\p{Lu}+$/u.test(bare)
    // Names such as McDönald: a capital after a lower-case ASCII letter.
    if (!isWritten && !/^(?:[A-Z]?\p{Ll}+)+$/u.test(bare)) return false
  }
  return true
}

/** The text, if everything beyond ASCII is Han, Bopomofo and their punctuation. */
function hanIn(bytes: Uint8Array<ArrayBuffer>, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    const isHan =
      /^[\0-\x7f\p{Script=Han}\p{Script=Bopomofo}\u2010-\u2027\u3000-\u303f\uff01-\uffe5]*$/u
    return isHan.test(text) ? text : null
  } catch {
    return null
  }
}

/**
 * How many two-byte characters are among those that the encoding's own tables list as common: Big5
 * level 1 is A440–C67E, GB 2312 level 1 is B0A1–D7FE; punctuation counts for both.
 */
function rankOf(bytes: Uint8Array, encoding: 'big5' | 'gb18030'): number {
  let all = 0
  let common = 0
  for (let at = 0; at < bytes.length; at++) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]]
    if (lead < 0x80) continue
    at += 1
    all += 1
    const isCommon =
      encoding === 'big5'
        ? lead >= 0xa1 && lead <= 0xc6
        : trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3)
    if (isCommon) common += 1
  }
  return all === 0 ? 0 : common / all
}
