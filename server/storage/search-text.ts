import { inOurDigits } from '../../contract/contacts.ts'
import type { EvidenceKind } from '../../contract/evidence.ts'
import type { FoundIn } from '../../contract/queue.ts'

/**
 * Folds what people search in and for by one rule: accents, case, width, quotes, hyphens and the
 * order of words make no difference. The trigram index knows only ASCII letters, whatever the
 * database's locale, so every other letter is written as five capitals.
 */

/**
 * Marks above, below and through letters; not the vowels of Indic scripts, nor the voicing of kana.
 */
const accents = new RegExp(
  `[${[
    ['0300', '036f'],
    ['0483', '0487'],
    ['0591', '05c7'],
    ['0610', '061a'],
    ['064b', '065f'],
    ['0670', '0670'],
    ['06d6', '06ed'],
    ['1ab0', '1aff'],
    ['1dc0', '1dff'],
    ['20d0', '20f0'],
    ['fe20', 'fe2f'],
  ]
    .map(([from, to]) => `\\u${from}-\\u${to}`)
    .join('')}]`,
  'gu',
)

/** Invisible characters: direction marks, joiners, variation selectors. */
const unseen = /[\p{Cf}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu

/** Apostrophes, quotes and what is typed for them; they are removed, so that O'Neil is oneil. */
const quotes =
  /['"`\u00b4\u02b0-\u02ff\u2018-\u201f\u2032-\u2037\u2039\u203a\u00ab\u00bb\u300c-\u300f\uff07\u05f3\u05f4]/gu

/** Letters with a stroke and ligatures, which Unicode does not decompose. */
const alike: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  þ: 'th',
  ŧ: 't',
  ƀ: 'b',
  ɖ: 'd',
  ə: 'e',
  ɨ: 'i',
  ŀ: 'l',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ة: 'ه',
  ک: 'ك',
  ـ: '',
  臺: '台',
}

/** Characters of a word: letters, digits, and signs that people search for. */
const partOfWord = /[\p{L}\p{N}\p{M}\p{S}%&*#@_]/u
const han = /\p{Script=Han}/u

/** Digits of any script as ASCII, and each letter in its plainest form. */
function plain(text: string): string {
  const bare = text
    .replaceAll(quotes, '')
    .normalize('NFKD')
    .replaceAll(unseen, '')
    .replaceAll(accents, '')
    .normalize('NFC')
    .toLowerCase()
  const letters = [...inOurDigits(bare)].map((letter) => alike[letter] ?? letter)
  return letters.join('').replaceAll(quotes, '')
}

/**
 * ASCII stays; any other letter becomes its code point, begun with one of A–J and ended with four
 * of K–Z.
 */
const written = (letter: string): string =>
  letter <= '\x7f' && /[a-z0-9]/.test(letter) ? letter : codePoint(letter.codePointAt(0) ?? 0)

function codePoint(point: number): string {
  const low = [12, 8, 4, 0].map((shift) => String.fromCharCode(75 + ((point >> shift) & 15)))
  return String.fromCharCode(65 + ((point >> 16) % 10)) + low.join('')
}

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
  const spaced = [...plain(text)].map((letter) => (partOfWord.test(letter) ? written(letter) : ' '))
  return spaced
    .join('')
    .split(' ')
    .filter((word) => word !== '')
}

/** An e-mail address keeps its signs: a search for a whole address should find only that one. */
const asWritten = (text: string): string =>
  [...plain(text)]
    .map((letter) => (letter < '\x7f' ? letter : written(letter)))
    .join('')
    .trim()

/** The letters, digits and signs of a text in their plainest form, in their own script. */
export const lettersOf = (text: string): string =>
  [...plain(text)].filter((letter) => partOfWord.test(letter)).join('')

export const joined = (text: string): string => wordsOf(text).join('')

/** Its words, and all of them as one. */
const asName = (text: string): string[] => [...wordsOf(text), joined(text)]

export interface Searchable {
  number: string
  serial_number: string
  member_name: string
  email: string
  tags: readonly string[]
  /** What else it is found by, see `searchMoreOf`; left out by what is older than that. */
  search_more?: string
}

/** What a claim is found by, as stored in its column `search`. */
export function searchOfClaim(claim: Searchable): string {
  return columnOf([...ownWords(claim), ...(claim.search_more ?? '').split(' ')])
}

/** The columns of a claim that people search in, folded. */
function ownWords(claim: Searchable): string[] {
  return [
    joined(claim.number),
    joined(claim.serial_number),
    ...wordsOf(claim.member_name),
    joined(claim.member_name),
    asWritten(claim.email),
    joined(claim.email.slice(0, claim.email.lastIndexOf('@'))),
    ...claim.tags.flatMap(wordsOf),
  ]
}

/** What a person who phones can say about a claim, and the numbers of its parcels. */
export interface SearchableMore {
  facts: {
    registration: { productName: string; model: string }
    purchase: { store: string }
    recipient: SearchableRecipient
  }
  /** Its recipient may have been corrected since. */
  parcel?: { recipient: SearchableRecipient; trackingNumbers: readonly string[] } | null
}

interface SearchableRecipient {
  zipcode: string
  city: string
  stateOrProvince: string
  street: string
  apartment: string | null
  contactNumber: string
}

/** What is not said, but read or looked up, is found elsewhere. */
type FoundBySaying = Exclude<FoundIn, EvidenceKind | 'code'>

/** The same by what it is, folded: for saying where something was found. */
function wordsMore({ facts, parcel }: SearchableMore): Record<FoundBySaying, string[]> {
  const { registration, purchase } = facts
  const recipients = [facts.recipient, ...(parcel ? [parcel.recipient] : [])]
  return {
    phone: recipients.map(({ contactNumber }) => digitsOf(contactNumber) + phoneEnd),
    address: recipients.flatMap(({ street, apartment, zipcode, city, stateOrProvince }) => [
      ...[street, apartment ?? '', city, stateOrProvince].flatMap(wordsOf),
      // “52-A” is said as one.
      ...street.split(/\s/).map(joined),
      joined(zipcode),
    ]),
    store: asName(purchase.store),
    product: [registration.productName, registration.model].flatMap(asName),
    parcel: (parcel?.trackingNumbers ?? []).map(joined),
  }
}

/** The rest of what a claim is found by, as stored in `search_more`. */
export const searchMoreOf = (more: SearchableMore): string =>
  columnOf(Object.values(wordsMore(more)).flat()).trim()

/** Where a claim was found, other than in the columns that lists show. */
export function foundIn(
  typed: string,
  claim: Searchable & { product_name: string },
  more: SearchableMore,
): FoundIn[] {
  const own = columnOf([...ownWords(claim), ...asName(claim.product_name)])
  // Its keys are the places and no other.
  const places = Object.entries(wordsMore(more)) as [FoundBySaying, string[]][]
  const texts = places.map(([place, words]) => [place, columnOf(words)] as const)
  const all = own + texts.map(([, text]) => text).join('')
  const found: FoundIn[] = []
  let left = patternsFound(typed, all).filter((pattern) => !has(own, pattern))
  while (left.length > 0) {
    // The place that has most of what is left: the parts of a number stand together.
    const counted = texts.map(([place, text]) => {
      return { place, text, count: left.filter((pattern) => has(text, pattern)).length }
    })
    const [most] = counted.toSorted((one, other) => other.count - one.count)
    if (!most || most.count === 0) break
    found.push(most.place)
    left = left.filter((pattern) => !has(most.text, pattern))
  }
  return found
}

/** The patterns of each term that a text has, in the first way in which it has them. */
const patternsFound = (typed: string, text: string): string[] =>
  termsOf(typed).flatMap((term) => term.find((words) => words.every((one) => has(text, one))) ?? [])

/** Whether LIKE would find the pattern: a text between two `%`, with signs taken literally. */
const has = (text: string, pattern: string): boolean =>
  text.includes(pattern.slice(1, -1).replaceAll(/\\([\\%_])/g, '$1'))

/** Only digits of any script. */
const digitsOf = (text: string): string => inOurDigits(text.normalize('NFKC')).replaceAll(/\D/g, '')

/** Where a stored telephone number ends; no search has this letter alone. */
const phoneEnd = 'Z'

/**
 * What a telephone number is found by, in whatever notation either was written: its last nine
 * digits, which leave out the zero in front of it and most countries' codes. Where a code is typed
 * the number may be shorter than that, as in Singapore or Denmark, so eight count as well. What is
 * not the whole number may be any part of it.
 */
function phonesOf(tokens: string[]): string[] {
  const text = tokens.join('')
  const digits = digitsOf(text).replace(/^0+/, '')
  if (digits.length < 6) return []
  const hasCode = /^\(*(\+|00)/.test(inOurDigits(text.normalize('NFKC')))
  return [
    digits,
    ...(digits.length > 8 ? [digits.slice(-9) + phoneEnd] : []),
    ...(hasCode && digits.length > 8 ? [digits.slice(-8) + phoneEnd] : []),
  ]
}

/** What a mail is found by, beside its claim. */
export const searchOfMail = (mail: { recipient: string; subject: string }): string =>
  columnOf([asWritten(mail.recipient), ...wordsOf(mail.subject)])

/** With a space in front: short words are matched at the start of words. */
export const columnOf = (words: string[]): string =>
  ` ${[...new Set(words)].filter((word) => word !== '').join(' ')}`

/** Labels that are copied along with a number. */
const labels =
  /(?<![\p{L}\p{N}])(?:s\s?\/\s?n\s*[:.#]?|(?:sn|serial(?:\s*(?:number|no|nr))?|序號|claim|klaim)(?:\s*[:.#]+\s*|\s+))(?=#?\s*[\p{L}\p{N}-]*\d)/giu

/**
 * A search: all of these terms in any order; of a term any alternative, and of an alternative each
 * pattern (LIKE). Empty if only signs were typed that occur in no word.
 */
export function termsOf(typed: string): string[][][] {
  const text = typed.normalize('NFKC').replaceAll(unseen, '').replace(labels, ' ')
  const tokens = text
    .replaceAll(/(?<![\p{L}\p{N}])[rR][\s\p{Pd}]+(?=\d)/gu, 'r')
    .split(/[\s,;|]+/u)
    .map((token) => token.replace(/^[<(["'#]+(?=.)|(?<=.)[>)\]"'.:]+$/gu, ''))
  const terms = numbersTogether(tokens)
    .map((together) => {
      const [token = ''] = together
      return isNumeral(token) ? numberAlternatives(together) : alternativesOf(token)
    })
    .filter((term) => term.length > 0)
  const isLong = terms.some((term) => term.flat().some((word) => word.length > 2))
  return terms.map((term) => term.map((words) => words.map((word) => patternOf(word, isLong))))
}

/** Digits, and what stands between the digits of a telephone number. */
const isNumeral = (token: string): boolean => /^\(*\+?[\p{Nd}()./\p{Pd}]+$/u.test(token)

/** Numerals beside each other may be one number. */
function numbersTogether(tokens: string[]): string[][] {
  const groups: string[][] = []
  for (const token of tokens) {
    const last = groups.at(-1)
    if (last && isNumeral(token) && isNumeral(last[0] ?? '')) last.push(token)
    else groups.push([token])
  }
  return groups
}

/** One telephone number, or each of the numbers, however they are divided. */
function numberAlternatives(tokens: string[]): string[][] {
  const each = tokens.map(alternativesOf).filter((one) => one.length > 0)
  const alternatives = [
    ...phonesOf(tokens).map((phone) => [phone]),
    each.flatMap((one) => one[0] ?? []),
    each.flatMap((one) => one.at(-1) ?? []),
  ].filter((words) => words.length > 0)
  return [...new Map(alternatives.map((words) => [words.join(' '), words])).values()]
}

function alternativesOf(token: string): string[][] {
  const words = wordsOf(token).flatMap((word) => apart(word, token))
  if (/.@|@./u.test(token)) return [[asWritten(token)], words]
  if (words.length < 2 || han.test(token)) return words.length > 0 ? [words] : []
  // A number is one term, however it is divided; its parts would match too many others.
  const isNumber = /\d/.test(token)
  if (!isNumber) return [words, [words.join('')]]
  return words.every((word) => word.length > 2) ? [[words.join('')], words] : [[words.join('')]]
}

/**
 * Han characters are matched one by one: the family name may come first or last, with or without a
 * space.
 */
const apart = (word: string, token: string): string[] =>
  han.test(token) ? (word.match(/[A-J][K-Z]{4}|[a-z0-9]+/g) ?? []) : [word]

/**
 * One or two letters alone match at the start of words, which an index can answer; with longer
 * words they match anywhere.
 */
function patternOf(word: string, isLongBeside: boolean): string {
  const literal = word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
  return word.length > 2 || isLongBeside ? `%${literal}%` : `% ${literal}%`
}
