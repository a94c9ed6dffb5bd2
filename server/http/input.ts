import * as z from 'zod/mini'
import type { Endpoint } from '../../contract/endpoint.ts'
import { pictureLimits } from '../../contract/evidence.ts'
import { faultCode, type Fault, type FaultCode } from '../../contract/faults.ts'
import { limitBytes } from './byte-limit.ts'
import { invalidInput, ProblemError } from './problem.ts'
import { storableName, unstorableIn } from './storable.ts'

/** English texts for parse issues for which the schema has none. */
z.config(z.locales.en())

/** Maximum bytes of JSON from a signed-in person, from Member Center, and from anyone. */
const maxJsonBytes = { staff: 2 * 1024 * 1024, intake: 64 * 1024, anyone: 16 * 1024 }

const jsonBytesFor = ({ access }: Endpoint) =>
  maxJsonBytes[access === 'anyone' || access === 'intake' ? access : 'staff']

export interface Upload {
  bytes: Uint8Array<ArrayBuffer>
  /** The sender's file name: displayed, never used as a path. */
  fileName: string
}

/** The validated request; parts the endpoint does not accept are `undefined`. */
export interface Input {
  params: unknown
  query: unknown
  body: unknown
  files: Record<string, Upload | undefined>
  /** The raw JSON, so that the rest can be checked even if a part is invalid. */
  raw: unknown
}

/**
 * Reads and validates a whole request at once, and adds what is wrong to `faults`.
 *
 * @throws {ProblemError} `too_large`, `wrong_media_type`, and `invalid_input` if it cannot be read
 * at all
 */
export async function readInput(
  endpoint: Endpoint,
  request: Request,
  pathParams: Record<string, string>,
  faults: Fault[],
): Promise<Input> {
  const params = parsePart(endpoint.params, pathParams, '', faults)
  const query = parsePart(endpoint.query, queryOf(request), '', faults)
  if (endpoint.form) {
    const { json, files, raw } = await readForm(endpoint.form, request, faults)
    return { params, query, body: json, files, raw }
  }
  const raw = endpoint.body ? await readJson(request, jsonBytesFor(endpoint)) : undefined
  return { params, query, body: parsePart(endpoint.body, raw, '', faults), files: {}, raw }
}

function parsePart(
  schema: z.core.$ZodType | undefined,
  value: unknown,
  prefix: string,
  faults: Fault[],
): unknown {
  if (!schema) return undefined
  const unstorable = unstorableIn(value, prefix)
  addFaults(faults, unstorable)
  const result = z.safeParse(schema, value, { reportInput: true })
  if (result.success) return result.data
  const told = new Set(unstorable.map(({ field }) => field))
  for (const issue of result.error.issues) {
    addFaults(
      faults,
      faultsOf(issue, prefix).filter(
        ({ field, code }) => !told.has(field) || (code !== 'refused' && code !== 'unstorable'),
      ),
    )
  }
  return undefined
}

/** Pushed one by one, because there can be more faults than a call can have arguments. */
function addFaults(faults: Fault[], more: Fault[]): void {
  for (const fault of more) faults.push(fault)
}

function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams)
}

async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  if (!hasMediaType(request, 'application/json')) throw new ProblemError('wrong_media_type')
  const text = await new Response(limitBytes(request, maxBytes)).text().catch(notWhole)
  try {
    return JSON.parse(text)
  } catch {
    throw invalidInput([{ field: '', code: 'not_json', message: 'is not JSON' }])
  }
}

/** The sender disconnected: nothing of ours is broken, and nobody hears the answer. */
function notWhole(error: unknown): never {
  if (error instanceof ProblemError) throw error
  throw invalidInput([{ field: '', code: 'not_whole', message: 'ended before it was whole' }])
}

function hasMediaType(request: Request, expected: string): boolean {
  const [mediaType = ''] = (request.headers.get('content-type') ?? '').split(';')
  return mediaType.trim().toLowerCase() === expected
}

/** Bytes allowed for the other parts and boundaries of a form. */
const formOverheadBytes = 256 * 1024

async function readForm(
  form: NonNullable<Endpoint['form']>,
  request: Request,
  faults: Fault[],
): Promise<{ json: unknown; files: Record<string, Upload | undefined>; raw: unknown }> {
  if (!hasMediaType(request, 'multipart/form-data')) throw new ProblemError('wrong_media_type')
  const names = Object.keys(form.files)
  const entries = await parseMultipart(request, names.length * maxFileBytes + formOverheadBytes)

  for (const name of new Set(entries.keys())) {
    if (name !== form.part && !names.includes(name)) {
      faults.push({ field: name, code: 'unknown', message: 'is not taken here' })
    }
  }
  const files: Record<string, Upload | undefined> = {}
  for (const name of names) {
    files[name] = await readFile(name, entries.get(name), form.files[name] === 'required', faults)
  }
  const raw = await readJsonPart(form.part, entries.get(form.part), faults)
  const json = raw === undefined ? undefined : parsePart(form.json, raw, form.part, faults)
  return { json, files, raw }
}

const maxFileBytes = pictureLimits.maxBytes

async function parseMultipart(request: Request, maxBytes: number): Promise<FormData> {
  const body = limitBytes(request, maxBytes)
  const limited = new Response(body, {
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  })
  try {
    return await limited.formData()
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw invalidInput([{ field: '', code: 'not_a_form', message: 'is not multipart/form-data' }])
  }
}

async function readJsonPart(
  part: string,
  entry: FormDataEntryValue | null,
  faults: Fault[],
): Promise<unknown> {
  if (entry === null) {
    faults.push({ field: part, code: 'required', message: 'is missing' })
    return undefined
  }
  try {
    return JSON.parse(typeof entry === 'string' ? entry : await entry.text())
  } catch {
    faults.push({ field: part, code: 'not_json', message: 'is not JSON' })
    return undefined
  }
}

async function readFile(
  field: string,
  entry: FormDataEntryValue | null,
  isRequired: boolean,
  faults: Fault[],
): Promise<Upload | undefined> {
  if (entry === null || typeof entry === 'string' || entry.size === 0) {
    if (isRequired || entry !== null) {
      faults.push({ field, code: 'required', message: 'is missing or empty' })
    }
    return undefined
  }
  if (entry.size > maxFileBytes) {
    faults.push({ field, code: 'too_large', message: 'is larger than 10 MB' })
    return undefined
  }
  return {
    bytes: new Uint8Array(await entry.arrayBuffer()),
    fileName: storableName(entry.name, 200),
  }
}

function faultsOf(issue: z.core.$ZodIssue, prefix: string): Fault[] {
  const path = [prefix, ...issue.path.map(String)].filter((part) => part !== '').join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: path === '' ? key : `${path}.${key}`,
      code: 'unknown',
      message: 'is not taken here',
    }))
  }
  return [{ field: path, message: issue.message, ...ruleOf(issue) }]
}

/** The code that the app has words for, and what the rule is about. */
function ruleOf(issue: z.core.$ZodIssue): Pick<Fault, 'code' | 'about'> {
  const code = codeOf(issue)
  if (issue.code === 'too_big') return { code, about: String(issue.maximum) }
  const about = issue.code === 'custom' ? issue.params?.['about'] : undefined
  return typeof about === 'string' ? { code, about } : { code }
}

function codeOf(issue: z.core.$ZodIssue): FaultCode {
  switch (issue.code) {
    case 'too_small':
      return isEmpty(issue) ? 'required' : 'too_small'
    case 'too_big':
      if (issue.origin === 'array') return 'too_many'
      return issue.origin === 'string' ? 'too_long' : 'too_big'
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'wrong_type'
    case 'invalid_format':
      return 'wrong_form'
    case 'invalid_value':
      return issue.input === undefined ? 'required' : 'not_one_of'
    case 'custom':
      // Our own rules may choose one of these codes.
      return faultCode.safeParse(issue.params?.['fault']).data ?? 'refused'
    default:
      return 'refused'
  }
}

/** `required` for an empty text or list; a number that is too small is present. */
const isEmpty = ({ minimum, origin }: z.core.$ZodIssueTooSmall) =>
  minimum === 1 && (origin === 'string' || origin === 'array')
