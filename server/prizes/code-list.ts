import Papa from 'papaparse'
import type { BatchPreview } from '../../contract/code-batches.ts'
import { localDate } from '../../contract/schema.ts'
import { invalidInput } from '../http/problem.ts'
import { maxBatchCodes } from '../../contract/code-batches.ts'
import { normaliseCode } from './vault.ts'

/** A code as it stands in a file. */
interface ListedCode {
  line: number
  code: string
  expiresOn: string | null
}

type LineFault = BatchPreview['faults'][number]

export interface CodeList {
  codes: ListedCode[]
  /** What is wrong with lines, whatever the stock holds. Named by line: never by code. */
  faults: LineFault[]
}

/** Characters a code must have to be one, spaces and dashes not counted. */
const minCodeLength = 6
const maxCodeLength = 120

const codeHeaders = ['code', 'codes', 'kode', 'voucher', 'key']
const expiryHeaders = ['expiry', 'expires', 'expires on', 'expires_on', 'expireson', 'valid until']

/**
 * Reads a list of codes: CSV with a header that names a column of codes (and one of last days), or
 * a code in each line, with its last day behind it if it has one of its own.
 *
 * @throws {ProblemError} `invalid_input` for what is no text, is empty or has too many lines
 */
export function readCodeList(
  bytes: Uint8Array<ArrayBuffer>,
  asked: { expiresOn: string | null; today: string },
): CodeList {
  const rows = rowsOf(bytes)
  const header = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase())
  const named = header.findIndex((cell) => codeHeaders.includes(cell))
  const codeAt = Math.max(named, 0)
  const expiryAt = named < 0 ? 1 : header.findIndex((cell) => expiryHeaders.includes(cell))

  const list: CodeList = { codes: [], faults: [] }
  const seen = new Set<string>()
  for (const [index, row] of rows.entries()) {
    if ((index === 0 && named >= 0) || row.every((cell) => cell.trim() === '')) continue
    const code = (row[codeAt] ?? '').trim()
    const ownExpiry = (expiryAt < 0 ? '' : (row[expiryAt] ?? '')).trim()
    const expiresOn = ownExpiry || asked.expiresOn
    const one = { line: index + 1, code, expiresOn }
    const fault = faultOf(one, seen, asked.today)
    if (fault) list.faults.push({ line: one.line, fault })
    list.codes.push(one)
    seen.add(normaliseCode(code))
  }
  if (list.codes.length === 0) throw fileFault('required', 'holds no code')
  if (list.codes.length > maxBatchCodes) {
    throw fileFault('too_big', `holds more than ${maxBatchCodes} codes`)
  }
  return list
}

function rowsOf(bytes: Uint8Array<ArrayBuffer>): string[][] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw fileFault('not_text', 'is not a text in UTF-8')
  }
  // By the first line that says anything: a list of bare codes has none of them, and any will do.
  const [first = ''] = text.trimStart().split('\n', 1)
  const delimiter = ['\t', ';'].find((one) => first.includes(one)) ?? ','
  return Papa.parse<string[]>(text, { delimiter }).data
}

function faultOf(
  { code, expiresOn }: ListedCode,
  seen: Set<string>,
  today: string,
): LineFault['fault'] | null {
  const normal = normaliseCode(code)
  const isCode = /^[\w.-]+$/.test(normal) && normal.length >= minCodeLength
  if (!isCode || code.length > maxCodeLength) return 'malformed'
  if (seen.has(normal)) return 'repeated'
  if (expiresOn === null) return null
  if (!localDate.safeParse(expiresOn).success) return 'bad_expiry'
  return expiresOn < today ? 'expired' : null
}

const fileFault = (code: string, message: string) =>
  invalidInput([{ field: 'codes', code, message }])
