import type * as z from 'zod/mini'
import type { Access } from './access.ts'
import type { ProblemId } from './problems.ts'

type Schema = z.core.$ZodType

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A `multipart/form-data` body: one JSON part named `part`, and files. */
interface FormBody {
  part: string
  json: Schema
  files: Record<string, 'required' | 'optional'>
}

/**
 * The contract of one endpoint. The client, the server adapter and `openapi.json` are all derived
 * from this record; nothing about a request is written twice.
 */
export interface Endpoint {
  /** Noun, then verb: `claimApprove`. Also the operation id of `openapi.json`. */
  name: string
  method: Method
  /** Template with `{name}` for each key of `params`. */
  path: `/api/${string}`
  /** One sentence for a developer of another team. */
  summary: string
  /** Who may call it. There is no default: an endpoint without it does not compile, nor register. */
  access: Access
  params?: Schema
  query?: Schema
  /** JSON body. */
  body?: Schema
  /** Multipart body; an endpoint has `body` or `form`, never both. */
  form?: FormBody
  /** The call must name the version it saw (`If-Match: "7"`), and is refused if that is stale. */
  expectsVersion?: true
  /** The call must carry an `Idempotency-Key`; a repeat gets the first answer again. */
  repeatable?: true
  /** The successful answer: JSON by schema, a file, an event stream, or nothing. */
  answer:
    | { status: 200 | 201 | 202; body: Schema }
    | { status: 200; bytes: true }
    | { status: 200; events: Schema }
    | { status: 204 }
  /** Problems of its own; those that any endpoint can answer are added by `problemsOf`. */
  problems: readonly ProblemId[]
}

export const endpoint = <const Definition extends Endpoint>(definition: Definition): Definition =>
  definition

type OutputOf<S> = S extends Schema ? z.core.output<S> : undefined
type InputOf<S> = S extends Schema ? z.core.input<S> : undefined

/** What the server's handler is given, after validation. */
export type Params<E extends Endpoint> = OutputOf<E['params']>
export type Query<E extends Endpoint> = OutputOf<E['query']>
export type Body<E extends Endpoint> = OutputOf<E['body']>

/** What the handler returns: validated and stripped to the schema before it leaves. */
export type Answer<E extends Endpoint> = E['answer'] extends { body: infer S } ? InputOf<S> : never

/** What the caller receives, parsed. */
export type Answered<E extends Endpoint> = E['answer'] extends { body: infer S }
  ? OutputOf<S>
  : E['answer'] extends { bytes: true }
    ? Blob
    : undefined

type Part<Key extends string, S> = S extends Schema
  ? undefined extends InputOf<S>
    ? { [K in Key]?: InputOf<S> }
    : Record<never, never> extends InputOf<S>
      ? { [K in Key]?: InputOf<S> }
      : { [K in Key]: InputOf<S> }
  : unknown

type FormPart<F> = F extends FormBody
  ? { json: InputOf<F['json']>; files: { [Name in keyof F['files']]?: Blob } }
  : unknown

/** The caller's input: exactly what the endpoint asks for. */
export type CallOf<E extends Endpoint> = Part<'params', E['params']> &
  Part<'query', E['query']> &
  Part<'body', E['body']> &
  FormPart<E['form']> &
  (E['expectsVersion'] extends true ? { version: number } : unknown) &
  (E['repeatable'] extends true ? { idempotencyKey: string } : unknown)
