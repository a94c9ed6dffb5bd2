import type { Answer, Body, Endpoint, Params, Query } from '../../contract/endpoint.ts'
import type { Fault } from '../../contract/problems.ts'
import type { Person } from '../../contract/session.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import type { Upload } from './input.ts'

/** Whoever calls: nobody in particular where anyone (or Member Center) may, else the person. */
type Caller<E extends Endpoint> = E['access'] extends 'anyone' | 'intake' ? Person | null : Person

/** What a handler is given: all of it validated, and the caller permitted. */
interface Call<E extends Endpoint> {
  params: Params<E>
  query: Query<E>
  body: E['form'] extends { json: infer S } ? FormJson<S> : Body<E>
  files: E['form'] extends { files: infer F } ? { [Name in keyof F]: FileOf<F[Name]> } : unknown
  person: Caller<E>
  now: Date
  request: Request
  /** Of `If-Match`; there when the endpoint expects it. */
  version: E['expectsVersion'] extends true ? number : undefined
  /** Of `Idempotency-Key`; there when the endpoint can be repeated. */
  key: E['repeatable'] extends true ? string : undefined
  /** Headers that go out with the answer. */
  reply: Headers
}

type FormJson<S> = S extends { _zod: { output: infer Output } } ? Output : never
type FileOf<Need> = Need extends 'required' ? Upload : Upload | undefined

export interface QueryCall<E extends Endpoint> extends Call<E> {
  database: Database
}

export interface CommandCall<E extends Endpoint> extends Call<E> {
  /** The only handle: the outer one, used inside a transaction, waits for itself for ever. */
  tx: Transaction
}

export interface FileAnswer {
  bytes: Uint8Array
  mediaType: string
  /** For people; the type decides whether it is shown or saved. */
  fileName: string
  /** Found by its own hash, so that it never changes: a browser may keep it for a while. */
  isForEver?: boolean
}

type Outcome<E extends Endpoint> = E['answer'] extends { bytes: true }
  ? FileAnswer
  : E['answer'] extends { events: unknown }
    ? ReadableStream<Uint8Array>
    : E['answer'] extends { status: 204 }
      ? void
      : Answer<E>

/** An endpoint with what happens there. `runs` says whether a transaction is opened around it. */
export interface Route {
  endpoint: Endpoint
  runs: 'outside' | 'on a snapshot' | 'in transaction'
  /** Slow work that must not hold a transaction open, such as decoding pictures; adds its faults. */
  prepare?(call: never, faults: Fault[]): Promise<unknown>
  /** Typed at `query` and `command`, where the endpoint is known. */
  handle(call: never, prepared: never): Promise<unknown>
}

/** Answers from the database without changing it. */
export function query<const E extends Endpoint>(
  endpoint: E,
  handle: (call: QueryCall<E>) => Promise<Outcome<E>>,
): Route {
  return { endpoint, runs: 'outside', handle }
}

/** As `query`, with every query seeing the same moment: what is told of one thing fits together. */
export function queryAtOnce<const E extends Endpoint>(
  endpoint: E,
  handle: (call: QueryCall<E>) => Promise<Outcome<E>>,
): Route {
  return { endpoint, runs: 'on a snapshot', handle }
}

/** Changes something: everything in it happens, or nothing does. */
export function command<const E extends Endpoint>(
  endpoint: E,
  handle: (call: CommandCall<E>) => Promise<Outcome<E>>,
): Route {
  return { endpoint, runs: 'in transaction', handle }
}

/**
 * Changes several things, each in a transaction that the handler opens; of a repeat, what was
 * answered for each is the handler's to keep.
 */
export function commandOnEach<const E extends Endpoint>(
  endpoint: E,
  handle: (call: QueryCall<E>) => Promise<Outcome<E>>,
): Route {
  return { endpoint, runs: 'outside', handle }
}

/** What there is before the last fault is known: any part may be missing or wrong. */
export interface Preparing<E extends Endpoint> extends Omit<Call<E>, 'body' | 'params'> {
  params: Call<E>['params'] | undefined
  body: Call<E>['body'] | undefined
  /** The JSON as it came. */
  raw: unknown
  database: Database
}

/**
 * As `command`, after slow work outside the transaction. What `prepare` returns is handed in, unless
 * anything was at fault: then the caller is told all of it at once and nothing happens.
 */
export function commandAfter<const E extends Endpoint, Prepared>(
  endpoint: E,
  prepare: (call: Preparing<E>, faults: Fault[]) => Promise<Prepared>,
  handle: (call: CommandCall<E>, prepared: Prepared) => Promise<Outcome<E>>,
): Route {
  return { endpoint, runs: 'in transaction', prepare, handle }
}
