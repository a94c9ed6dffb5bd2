import * as z from 'zod/mini'
import { named } from './faults.ts'
import { isOneLine, trimmed } from './plain-text.ts'

/** Full-width signs, letters and digits, as an input method for Chinese or Japanese writes them. */
const fullWidth = /[\uff01-\uff5e]/gu
const halved = (text: string) =>
  text.replaceAll(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/** What copying a number or an address leaves in it and nobody sees. */
const invisible = /[\p{Cf}\ufe0e\ufe0f]/gu

/** UTF-16 code units: what is longer is refused, and nothing of it is looked at. */
const farTooLong = 1000

/** A digit of any script: the block of each begins with its zero. */
const digit = /\p{Nd}/gu
export const inOurDigits = (text: string): string =>
  text.replaceAll(digit, (one) => {
    const at = one.codePointAt(0) ?? 0
    let zero = at
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && at - zero < 9) zero -= 1
    return String(at - zero)
  })

/**
 * A telephone number as it can be read and called: digits of any script as ours, one kind of hyphen
 * and blank, without what is invisible. An extension, brackets and a second number stay.
 */
const asPhone = (typed: string): string =>
  typed.length > farTooLong
    ? typed
    : inOurDigits(typed.normalize('NFKC').replaceAll(invisible, ''))
        .replaceAll(/[\p{Pd}\u2212\u30fc\uff70]/gu, '-')
        .replaceAll(/[\s\u00b7\u2800\u3164]+/gu, ' ')
        .trim()

/** Whether there is a number in it to call: at least five digits, and no controls. */
const isPhone = (text: string): boolean => isOneLine(text) && (text.match(/\d/g) ?? []).length >= 5

/** An address without blanks around it, invisible marks and full-width signs; its case is kept. */
const asEmail = (typed: string): string =>
  typed.length > farTooLong
    ? typed
    : halved(trimmed(typed).normalize('NFC').replaceAll(invisible, ''))
        .replace(/^<(.*)>$/u, '$1')
        .replace(
          /@([^@]*)$/u,
          (_, domain: string) => `@${domain.replaceAll(/[\u3002\uff61]/gu, '.')}`,
        )

/** RFC 5322 `atext` with the letters of RFC 6531; where a dot stands is the mailbox's own affair. */
const mailbox = /^(?:[\w.!#$%&'*+/=?^`{|}~-]|[^\p{ASCII}\p{Z}\p{C}])+$/u
/** RFC 5321 §4.1.2, but for a blank, `@`, `..` and angles: mail servers refuse them even in quotes. */
const quotedMailbox =
  /^"(?!.*\.\.)(?:[!\x23-\x3b=?\x41-\x5b\x5d-\x7e]|[^\p{ASCII}\p{Z}\p{C}]|\\[\x21-\x3b=?\x41-\x7e])*"$/u
const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\u00b7\u30fb-]*[\p{L}\p{N}\p{M}])?$/u

const bytesOf = (text: string) => new TextEncoder().encode(text).length

/**
 * One address that a mail can be sent to, as wide as RFC 5321, 5322 and 6531 are: signs such as `&`
 * and `/`, quotes, letters of every script, domains in letters or as `xn--`. Never two of them, and
 * nothing that could end a line of a mail. 64 and 254 bytes at most (RFC 5321 §4.5.3.1).
 */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)]
  if (at < 1 || !isOneLine(text) || bytesOf(text) > 254 || bytesOf(local) > 64) return false
  if (!(mailbox.test(local) || quotedMailbox.test(local))) return false
  const labels = domain.split('.')
  const isNamed = labels.length > 1 && labels.every((one) => one.length <= 63 && label.test(one))
  return isNamed && !/^\d+$/.test(labels.at(-1) ?? '') && asciiDomain(domain) !== null
}

/** As mail servers say it, in lower case and with `xn--`; `null` when it is no domain. */
function asciiDomain(domain: string): string | null {
  try {
    const { hostname } = new URL(`http://${domain}`)
    return hostname.length <= 253 ? hostname : null
  } catch {
    return null
  }
}

/** One address, see `isEmail`; case is kept, comparison ignores it. */
export const email = z
  .string()
  .check(
    z.overwrite(asEmail),
    z.minLength(1),
    z.maxLength(254),
    z.refine(isEmail, named('wrong_form', 'is not one e-mail address')),
  )

/** A phone number in any notation, see `isPhone`. */
export const phone = z
  .string()
  .check(
    z.overwrite(asPhone),
    z.minLength(1),
    z.maxLength(80),
    z.refine(isPhone, named('wrong_form', 'has no number to call')),
  )
