import { Hono, type Context } from 'hono'
import * as z from 'zod/mini'
import type { Endpoint } from '../../contract/endpoint.ts'
import { problemsOf } from '../../contract/endpoint-problems.ts'
import type { Fault } from '../../contract/faults.ts'
import type { Person } from '../../contract/session.ts'
import { asTold } from '../../contract/told.ts'
import type { LogFields, Ports } from '../ports.ts'
import type { Transaction } from '../storage/tables.ts'
import { authorize } from './authorize.ts'
import { clientAddress } from './client-address.ts'
import { contentDisposition } from './content-disposition.ts'
import { sha256Hex } from './digest.ts'
import { keepAnswer, takeKey, type Repeatable } from './idempotency.ts'
import { readInput, type Input } from './input.ts'
import { withWhatIsNeeded } from './needed-first.ts'
import { invalidInput, ProblemError, problemResponse } from './problem.ts'
import type { FileAnswer, Route } from './route.ts'
import { secured } from './security-headers.ts'

export type Api = (request: Request) => Promise<Response>

/** Combines all routes into one function from `Request` to `Response`. */
export function serve(routes: Route[], ports: Ports): Api {
  const app = new Hono({ strict: true })
  for (const route of routes) {
    const path = route.endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')
    app.on(route.endpoint.method, path, (context) => answer(route, ports, context))
  }
  app.notFound((context) => {
    const known = routes.filter(({ endpoint }) => matches(endpoint.path, context.req.path))
    const problem = new ProblemError(known.length > 0 ? 'method_not_allowed' : 'not_found')
    const response = secured(problemResponse(problem, ports.ids.next()))
    for (const { endpoint } of known) response.headers.append('allow', endpoint.method)
    return response
  })
  return async (request) => app.fetch(request)
}

function matches(template: string, path: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
}

/** Logged for a request besides its answer: who asked, and why it was refused. */
type Seen = Pick<LogFields, 'staff' | 'problem'>

/** For refused requests the client address is logged, to find intruders; for no others. */
const isRefusal = ({ status }: Response) => [401, 403, 429].includes(status)

async function answer(route: Route, ports: Ports, context: Context): Promise<Response> {
  const requestId = ports.ids.next()
  const started = performance.now()
  const seen: Seen = {}
  const response = secured(await answerOrProblem(route, ports, context, requestId, seen))
  ports.log.info('request', {
    request: requestId,
    endpoint: route.endpoint.name,
    status: response.status,
    milliseconds: Math.round(performance.now() - started),
    ...seen,
    ...(isRefusal(response) ? { client: clientAddress(context.req.raw) } : {}),
  })
  return response
}

async function answerOrProblem(
  route: Route,
  ports: Ports,
  context: Context,
  requestId: string,
  seen: Seen,
): Promise<Response> {
  try {
    return await run(route, ports, context, seen)
  } catch (error) {
    if (error instanceof ProblemError) seen.problem = error.id
    if (error instanceof ProblemError && problemsOf(route.endpoint).includes(error.id)) {
      return problemResponse(error, requestId)
    }
    ports.log.error('unexpected', error, { request: requestId, endpoint: route.endpoint.name })
    return problemResponse(new ProblemError('internal_error'), requestId)
  }
}

/** authenticate → authorize → validate → (open transaction) → act → present */
async function run(route: Route, ports: Ports, context: Context, seen: Seen): Promise<Response> {
  const { endpoint } = route
  const request = context.req.raw
  const person = await authorize(endpoint, request, ports)
  if (person) seen.staff = person.id
  const version = expectedVersion(endpoint, request)
  const key = repeatableKey(endpoint, request)
  const faults: Fault[] = []
  const params = context.req.param() as Record<string, string>
  const input = await readInput(endpoint, request, params, faults)
  const reply = new Headers()
  const call = { ...input, person, version, key, now: ports.clock.now(), request, reply }
  const outside = { ...call, database: ports.database } as never

  const prepared = await route.prepare?.(outside, faults)
  if (faults.length > 0) throw invalidInput(faults)
  if (route.runs === 'outside') {
    const result = await withWhatIsNeeded(ports, () => route.handle(outside, undefined as never))
    return present(endpoint, result, reply)
  }
  if (route.runs === 'on a snapshot') {
    return withWhatIsNeeded(ports, () =>
      ports.database
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (tx) => {
          const result = await route.handle({ ...call, database: tx } as never, undefined as never)
          return present(endpoint, result, reply)
        }),
    )
  }
  const repeatable = key === null ? null : await repeatableOf(endpoint, key, person, input)
  return withWhatIsNeeded(ports, () =>
    ports.database.transaction().execute(async (tx) => {
      const first = repeatable ? await takeKey(tx, repeatable, call.now) : null
      if (first) return jsonResponse(first.status, JSON.parse(first.answer), reply)
      const result = await route.handle({ ...call, tx } as never, prepared as never)
      const response = present(endpoint, result, reply)
      if (repeatable) await keepRepeatable(tx, repeatable, response)
      return response
    }),
  )
}

function expectedVersion(endpoint: Endpoint, request: Request): number | undefined {
  if (!endpoint.expectsVersion) return undefined
  const tag = /^"(\d{1,9})"$/.exec(request.headers.get('if-match') ?? '')
  if (!tag) throw new ProblemError('version_missing')
  return Number(tag[1])
}

/** Checked before anything is read, so that refusing it costs nothing. */
function repeatableKey(endpoint: Endpoint, request: Request): string | null {
  if (!endpoint.repeatable) return null
  const key = request.headers.get('idempotency-key') ?? ''
  if (!/^[\w.:-]{8,128}$/.test(key)) throw new ProblemError('key_missing')
  return key
}

async function repeatableOf(
  endpoint: Endpoint,
  key: string,
  person: Person | null,
  input: Input,
): Promise<Repeatable> {
  const fileHashes = await Promise.all(
    Object.entries(input.files).map(async ([name, file]) => [
      name,
      file ? await sha256Hex(file.bytes) : null,
    ]),
  )
  const asked = JSON.stringify([endpoint.name, input.params, input.body, fileHashes])
  return { scope: person?.id ?? 'intake', key, fingerprint: await sha256Hex(asked) }
}

async function keepRepeatable(tx: Transaction, repeatable: Repeatable, response: Response) {
  const copy = response.clone()
  await keepAnswer(tx, repeatable, { status: copy.status, answer: await copy.text() })
}

/** Strips the result to the endpoint's schema, so nothing beyond the contract can leave. */
function present({ answer: promised }: Endpoint, result: unknown, reply: Headers): Response {
  if ('bytes' in promised) return fileResponse(result as FileAnswer, reply)
  if ('events' in promised) return eventResponse(result as ReadableStream<Uint8Array>, reply)
  if (!('body' in promised)) return new Response(null, { status: 204, headers: reply })
  return jsonResponse(promised.status, z.parse(asTold(promised.body), result), reply)
}

function hasVersion(body: unknown): body is { version: number } {
  return typeof body === 'object' && body !== null && 'version' in body
}

function jsonResponse(status: number, body: unknown, headers: Headers): Response {
  headers.set('content-type', 'application/json; charset=utf-8')
  if (hasVersion(body)) headers.set('etag', `"${body.version}"`)
  return new Response(JSON.stringify(body), { status, headers })
}

/** Never cached, and never buffered by a proxy. */
function eventResponse(events: ReadableStream<Uint8Array>, headers: Headers): Response {
  headers.set('content-type', 'text/event-stream; charset=utf-8')
  headers.set('cache-control', 'no-store')
  headers.set('x-accel-buffering', 'no')
  return new Response(events, { status: 200, headers })
}

/** Pictures are displayed, everything else is saved; nothing is ever executed. */
function fileResponse(file: FileAnswer, headers: Headers): Response {
  const isPicture = file.mediaType.startsWith('image/')
  headers.set('content-type', file.mediaType)
  headers.set('content-disposition', contentDisposition(isPicture, file.fileName))
  if (file.isForEver) headers.set('cache-control', 'private, max-age=3600, immutable')
  return new Response(file.bytes as Uint8Array<ArrayBuffer>, { status: 200, headers })
}
