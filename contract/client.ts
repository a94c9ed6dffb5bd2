import * as z from 'zod/mini'
import type { Answered, CallOf, Endpoint } from './endpoint.ts'
import { problem as problemSchema, type Problem } from './problems.ts'
import { asTold } from './told.ts'

/** The server refused, with a reason. */
export class ApiProblem extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiProblem'
    this.problem = problem
  }
}

/**
 * No answer, or one that does not match the contract: of a command it is unknown whether it took
 * effect.
 */
export class NoAnswer extends Error {
  /** Nothing was to be changed. */
  readonly isOfRead: boolean

  constructor(cause: unknown, { isOfRead = false }: { isOfRead?: boolean } = {}) {
    super('No answer from the server', { cause })
    this.name = 'NoAnswer'
    this.isOfRead = isOfRead
  }
}

export type Send = (request: Request) => Promise<Response>

/** Calls endpoints of the contract; answers are parsed, and everything else is thrown. */
export interface Client {
  /**
   * @throws {ApiProblem} when the server refuses
   * @throws {NoAnswer} when it cannot be reached, or answers outside the contract
   */
  call<E extends Endpoint>(
    endpoint: E,
    input: CallOf<E>,
    signal?: AbortSignal,
  ): Promise<Answered<E>>
}

/**
 * @param send sends a request: `fetch` in the app, the API itself in tests
 * @param origin origin of the API, for runtimes that need absolute URLs
 * @param headers added to every request, such as Member Center's key
 */
export function createClient(
  send: Send,
  origin = '',
  headers: Record<string, string> = {},
): Client {
  return {
    async call(endpoint, input, signal) {
      // `CallOf` of any endpoint is assignable to `AnyInput`.
      const request = requestFor(endpoint, input as AnyInput, origin, headers, signal)
      let response: Response
      try {
        response = await send(request)
      } catch (error) {
        if (signal?.aborted) throw error
        throw new NoAnswer(error, readOf(endpoint))
      }
      if (!response.ok) throw await problemIn(endpoint, response)
      return answerIn(endpoint, response)
    },
  }
}

interface AnyInput {
  params?: Record<string, string>
  query?: Record<string, string | number | undefined>
  body?: unknown
  json?: unknown
  files?: Record<string, Blob | undefined>
  version?: number
  idempotencyKey?: string
}

function requestFor(
  endpoint: Endpoint,
  input: AnyInput,
  origin: string,
  defaults: Record<string, string>,
  signal: AbortSignal | undefined,
): Request {
  const headers = new Headers(defaults)
  if (input.version !== undefined) headers.set('if-match', `"${input.version}"`)
  if (input.idempotencyKey) headers.set('idempotency-key', input.idempotencyKey)
  if (endpoint.body) headers.set('content-type', 'application/json')
  const body = bodyOf(endpoint, input)
  return new Request(`${origin}${addressOf(endpoint, input)}`, {
    method: endpoint.method,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(signal ? { signal } : {}),
  })
}

/** The URL of a call, also for `<img src>` and links. */
export function addressOf(endpoint: Endpoint, { params = {}, query = {} }: AnyInput): string {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  return search.size > 0 ? `${path}?${search}` : path
}

function bodyOf(endpoint: Endpoint, input: AnyInput): BodyInit | undefined {
  if (endpoint.form) {
    const form = new FormData()
    form.set(
      endpoint.form.part,
      new Blob([JSON.stringify(input.json)], { type: 'application/json' }),
    )
    for (const [name, file] of Object.entries(input.files ?? {})) {
      if (file) form.set(name, file, file instanceof File ? file.name : name)
    }
    return form
  }
  return endpoint.body ? JSON.stringify(input.body) : undefined
}

const readOf = ({ method }: Endpoint) => ({ isOfRead: method === 'GET' })

async function problemIn(endpoint: Endpoint, response: Response): Promise<Error> {
  try {
    return new ApiProblem(problemSchema.parse(await response.json()))
  } catch (error) {
    return new NoAnswer(error, readOf(endpoint))
  }
}

async function answerIn<E extends Endpoint>(endpoint: E, response: Response) {
  const { answer } = endpoint
  try {
    if ('bytes' in answer) return (await response.blob()) as Answered<E>
    if (!('body' in answer)) return undefined as Answered<E>
    return z.parse(asTold(answer.body), await response.json()) as Answered<E>
  } catch (error) {
    throw new NoAnswer(error, readOf(endpoint))
  }
}
