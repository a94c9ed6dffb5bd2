import * as z from 'zod/mini'
import type { Endpoint } from '../../contract/endpoint.ts'
import { problemsOf } from '../../contract/endpoint-problems.ts'
import { problemAnswers } from '../../contract/problem-answers.ts'
import { problem } from '../../contract/problems.ts'
import { personHeader } from '../../mocks/header-identity.ts'
import { intakeKey, type TestDesk } from '../support/desk.ts'

/** One call, as somebody would send it who does not use our client. */
export interface Call {
  endpoint: Endpoint
  /** Id of who calls; `null` for nobody, `'intake'` for Member Center. */
  as: string | null
  params: Record<string, string>
  query?: unknown
  /** The JSON of the body, or of the part of a form. */
  json?: unknown
  files?: Record<string, File | undefined>
  version?: number
  key?: string
}

export interface Outcome {
  status: number
  /** Of an answer of JSON: what it holds. */
  body: unknown
  /** Why it is no answer of the contract; `null` when it is one. */
  wrong: string | null
}

let keys = 0
const newKey = () => `fuzz-key-${(keys += 1)}`

/** Where a desk is, and how one says who one is. */
const testDoor = { origin: 'https://desk.test', personHeader, intakeKey }

export function requestOf(
  { endpoint, as, params, query, json, files, version, key }: Call,
  door = testDoor,
): Request {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((params[name] ?? 'none').toWellFormed()),
  )
  const search = new URLSearchParams(
    Object.entries((query ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  )
  const headers = new Headers({ 'sec-fetch-site': 'same-origin' })
  if (as === 'intake') headers.set('authorization', `Bearer ${door.intakeKey}`)
  else if (as) headers.set(door.personHeader, as)
  if (endpoint.expectsVersion) headers.set('if-match', `"${version ?? 1}"`)
  if (endpoint.repeatable) headers.set('idempotency-key', key ?? newKey())
  if (endpoint.body) headers.set('content-type', 'application/json')
  const body = bodyOf(endpoint, json, files)
  return new Request(`${door.origin}${path}${search.size > 0 ? `?${search}` : ''}`, {
    method: endpoint.method,
    headers,
    ...(body === undefined ? {} : { body }),
  })
}

function bodyOf({ form, body }: Endpoint, json: unknown, files: Call['files'] = {}) {
  if (!form) return body ? (JSON.stringify(json) ?? 'null') : undefined
  const parts = new FormData()
  const text = JSON.stringify(json)
  if (text !== undefined) parts.set(form.part, new Blob([text], { type: 'application/json' }))
  for (const [name, file] of Object.entries(files)) {
    if (file) parts.set(name, file, file.name.toWellFormed())
  }
  return parts
}

/** Sends a call and holds its answer against the contract. */
export async function send(desk: TestDesk, call: Call): Promise<Outcome> {
  const response = await desk.api(requestOf(call))
  const { status } = response
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return { status, body: undefined, wrong: null }
  }
  const bytes = await response.arrayBuffer()
  const isJson = type.includes('json')
  const body: unknown = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : undefined
  return { status, body, wrong: wrongIn(call.endpoint, status, type, body, bytes.byteLength) }
}

function wrongIn(
  endpoint: Endpoint,
  status: number,
  type: string,
  body: unknown,
  size: number,
): string | null {
  const { answer } = endpoint
  if (status >= 400) {
    const read = z.safeParse(problem, body)
    if (!read.success || !type.startsWith('application/problem+json'))
      return `${status}: no problem`
    const { id } = read.data
    if (id === 'internal_error') return 'internal_error'
    if (!problemsOf(endpoint).includes(id)) return `${id} is not in the contract`
    return problemAnswers[id].status === status ? null : `${id} answered with ${status}`
  }
  if (status !== answer.status) return `answered with ${status}`
  if ('bytes' in answer) return size > 0 ? null : 'an empty file'
  if (!('body' in answer)) return size === 0 ? null : 'a body where none is promised'
  const told = z.safeParse(answer.body, body)
  if (told.success) return null
  return `answer: ${told.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`
}
