import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'

/** What divides two numbers: words and signs; a slash may also stand within one. */
const between = /\s*(?:[,;|&]|(?<![\p{L}])(?:or|ou|atau|oder|dan|et|and)(?![\p{L}])|或|、|及)\s*/giu

/** What begins an extension. */
const extension =
  /\s*(?:\(?\s*(?:ext(?:ension)?|poste|int(?:erne)?|pes|x|доб)\.?\s*:?\s*|[#＃*]\s*|分機|分机|轉|转|內線|内线)\s*:?\s*(\d{1,7})\s*\)?\s*$/iu

interface Called {
  /** E.164; `null` when no number of its region is written like that. */
  e164: string | null
  extension: string | null
}

/** A number in E.164, without its extension; `null` when it can be none. */
function called(typed: string, region: string): Called {
  const end = extension.exec(typed)
  const number = end ? typed.slice(0, end.index) : typed
  // Regions are ISO 3166-1 alpha-2; one that the library does not know only leaves the number as it is.
  const phone = parsePhoneNumberFromString(number, region as CountryCode)
  return { e164: phone?.isPossible() ? phone.number : null, extension: end?.[1] ?? null }
}

/** The numbers somebody wrote into one field, the first one first. */
function numbersIn(typed: string, region: string): Called[] {
  const parts = typed.split(between).filter((part) => (part.match(/\d/g) ?? []).length >= 5)
  return (parts.length > 1 ? parts : [typed]).flatMap((part) => {
    const one = called(part, region)
    if (one.e164 || !part.includes('/')) return [one]
    return part.split('/').map((half) => called(half, region))
  })
}

/** For a carrier's tool: the first number in E.164; as the member typed it where none can be one. */
export const phoneOf = (typed: string, region: string): string =>
  numbersIn(typed, region).find(({ e164 }) => e164)?.e164 ?? typed

/** For people: every number in E.164 with its extension; as typed where not all can be read. */
export function phoneLine(typed: string, region: string): string {
  const numbers = numbersIn(typed, region)
  if (!numbers.every(({ e164 }) => e164)) return typed
  return numbers.map(({ e164, extension: end }) => (end ? `${e164} ext. ${end}` : e164)).join(' / ')
}
