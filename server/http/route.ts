import type { Answer, Body, Endpoint, Params, Query } from '../../contract/endpoint.ts'
import type { Fault } from '../../contract/faults.ts'
import type { Person } from '../../contract/session.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import type { Upload } from './input.ts'

/** The caller: nobody for open endpoints and Member Center, otherwise the person. */
type Caller<E extends Endpoint> = E['access'] extends 'anyone' | 'intake' ? Person | null : Person

/** Input of a handler: validated, with the caller authorized. */
interface Call<E extends Endpoint> {
  params: Params<E>
  query: Query<E>
  body: E['form'] extends { json: infer S } ? FormJson<S> : Body<E>
  files: E['form'] extends { files: infer F } ? { [Name in keyof F]: FileOf<F[Name]> } : unknown
  person: Caller<E>
  now: Date
  request: Request
  /** From `If-Match`; present if the endpoint expects it. */
  version: E['expectsVersion'] extends true ? number : undefined
  /** From `Idempotency-Key`; present if the endpoint is repeatable. */
  key: E['repeatable'] extends true ? string : undefined
  /** Response headers. */
  reply: Headers
}

type FormJson<S> = S extends { _zod: { output: infer Output } } ? Output : never
type FileOf<Need> = Need extends 'required' ? Upload : Upload | undefined

export interface QueryCall<E extends Endpoint> extends Call<E> {
  database: Database
}

export interface CommandCall<E extends Endpoint> extends Call<E> {
  /** The only database handle: inside a transaction, using the outer one would deadlock. */
  tx: Transaction
}

export interface FileAnswer {
  bytes: Uint8Array
  mediaType: string
  /** File name for people; the type decides whether it is displayed or saved. */
  fileName: string
  /** Addressed by its own hash, so it never changes and browsers may cache it for a while. */
  isForEver?: boolean
}

type Outcome<E extends Endpoint> = E['answer'] extends { bytes: true }
  ? FileAnswer
  : E['answer'] extends { events: unknown }
    ? ReadableStream<Uint8Array>
    : E['answer'] extends { status: 204 }
      ? void
      : Answer<E>

/** An endpoint with its handler. `runs` says whether it runs in a transaction. */
export interface Route {
  endpoint: Endpoint
  runs: 'outside' | 'on a snapshot' | 'in transaction'
  /** Slow work outside the transaction, such as decoding pictures; adds its faults. */
  prepare?(call: never, faults: Fault[]): Promise<unknown>
  /** Typed by `query` and `command`, where the endpoint is known. */
  handle(call: never, prepared: never): Promise<unknown>
}

/** Answers from the database without changing it. */
export function query<const E extends Endpoint>(
  endpoint: E,
  handle: (call: QueryCall<E>) => Promise<Outcome<E>>,
): Route {
  return { endpoint, runs: 'outside', handle }
}

/** Like `query`, with all queries in one snapshot, so that the parts of an answer agree. */
export function queryAtOnce<const E extends Endpoint>(
  endpoint: E,
  handle: (call: QueryCall<E>) => Promise<Outcome<E>>,
): Route {
  return { endpoint, runs: 'on a snapshot', handle }
}

/** Changes something, completely or not at all. */
export function command<const E extends Endpoint>(
  endpoint: E,
  handle: (call: CommandCall<E>) => Promise<Outcome<E>>,
): Route {
  return { endpoint, runs: 'in transaction', handle }
}

/**
 * Changes several things, each in a transaction opened by the handler, which also stores the
 * outcomes for repeats.
 */
export function commandOnEach<const E extends Endpoint>(
  endpoint: E,
  handle: (call: QueryCall<E>) => Promise<Outcome<E>>,
): Route {
  return { endpoint, runs: 'outside', handle }
}

/** Input before validation is complete: any part may be missing or invalid. */
export interface Preparing<E extends Endpoint> extends Omit<Call<E>, 'body' | 'params'> {
  params: Call<E>['params'] | undefined
  body: Call<E>['body'] | undefined
  /** The JSON as it came. */
  raw: unknown
  database: Database
}

/**
 * Like `command`, after slow work outside the transaction. The result of `prepare` is passed on,
 * unless there were faults: then the caller gets all of them and nothing happens.
 */
export function commandAfter<const E extends Endpoint, Prepared>(
  endpoint: E,
  prepare: (call: Preparing<E>, faults: Fault[]) => Promise<Prepared>,
  handle: (call: CommandCall<E>, prepared: Prepared) => Promise<Outcome<E>>,
): Route {
  return { endpoint, runs: 'in transaction', prepare, handle }
}
