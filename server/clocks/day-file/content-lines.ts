import { readText } from '../../tables/encoding.ts'
import type { TableFault } from '../../tables/table-fault.ts'

/** One unfolded line of an iCalendar file (RFC 5545, 3.1): `DTSTART;VALUE=DATE:20260817`. */
export interface ContentLine {
  /** In capitals. */
  name: string
  /** Names in capitals, values without quotes. */
  params: Map<string, string>
  /** As written, escapes included. */
  value: string
}

const [lf, cr, tab, blank] = [0x0a, 0x0d, 0x09, 0x20]

/**
 * The lines of a file. Lines are folded between bytes, possibly within a letter, so they are joined
 * before decoding. A line that cannot be decoded contains U+FFFD.
 */
export function linesOf(bytes: Uint8Array<ArrayBuffer>): string[] | TableFault {
  const isWide = bytes.includes(0) || (bytes[0] === 0xff && bytes[1] === 0xfe)
  if (isWide) {
    const read = readText(bytes)
    return 'fault' in read ? read : read.text.replaceAll(/\r?\n[\t ]/g, '').split(/\r\n|\n|\r/)
  }
  return decodeEach(split(unfold(bytes)))
}

function unfold(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const kept = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const next = bytes[at] === cr && bytes[at + 1] === lf ? at + 2 : at + 1
    const isEnd = bytes[at] === lf || bytes[at] === cr
    if (isEnd && (bytes[next] === blank || bytes[next] === tab)) at = next
    else kept[length++] = bytes[at] ?? 0
  }
  return kept.slice(0, length)
}

function split(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const lines: Uint8Array<ArrayBuffer>[] = []
  let start = 0
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== lf && bytes[at] !== cr) continue
    if (at > start) lines.push(bytes.slice(start, at))
    start = at + 1
  }
  return lines
}

/** Lines that are not UTF-8 are in one older encoding, whatever the lines around them are in. */
function decodeEach(lines: Uint8Array<ArrayBuffer>[]): string[] {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const texts = lines.map((line) => {
    try {
      return utf8.decode(line)
    } catch {
      return null
    }
  })
  const odd = lines.filter((_, at) => texts[at] === null)
  if (odd.length === 0) return texts.map((text) => text ?? '')
  const read = readText(joined(odd))
  const older = new TextDecoder('fault' in read ? 'utf-8' : read.encoding)
  return texts.map((text, at) => text ?? older.decode(lines[at]))
}

function joined(lines: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(lines.reduce((sum, { length }) => sum + length + 1, 0))
  let at = 0
  for (const line of lines) {
    all.set(line, at)
    at += line.length
    all[at++] = lf
  }
  return all
}

/** `null` if the line is not a content line. */
export function contentLine(line: string): ContentLine | null {
  const [, head = '', value = ''] = /^((?:[^":]|"[^"]*")*):(.*)$/s.exec(line) ?? []
  const [name = '', ...params] = head.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  if (!/^[\w-]+$/.test(name)) return null
  return {
    name: name.toUpperCase(),
    params: new Map(
      params.map((param) => {
        const [key = '', ...rest] = param.split('=')
        return [key.toUpperCase(), rest.join('=').replaceAll('"', '')]
      }),
    ),
    value,
  }
}

/** A value of type TEXT without its escapes. */
export const textOf = (value: string) =>
  value.replaceAll(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped))
