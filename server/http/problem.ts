import { problemAnswers, problemType } from '../../contract/problem-answers.ts'
import type { Fault } from '../../contract/faults.ts'
import { mostFaults, type Problem, type ProblemId } from '../../contract/problems.ts'

/** Fields of a problem besides its id. */
type Extras = Omit<Problem, 'type' | 'id' | 'title' | 'status' | 'instance'>

/** Thrown anywhere below an endpoint: becomes the answer, and rolls the transaction back. */
export class ProblemError extends Error {
  readonly id: ProblemId
  readonly extras: Extras

  constructor(id: ProblemId, extras: Extras = {}) {
    super(extras.detail ?? problemAnswers[id].title)
    this.name = 'ProblemError'
    this.id = id
    this.extras = extras
  }
}

/** @throws {ProblemError} unless a rule found nothing against it */
export function requireAllowed(refusal: ProblemId | null): void {
  if (refusal !== null) throw new ProblemError(refusal)
}

/** Maximum length of a reported field name, which may be as long as a body. */
const longestField = 200

/** Reports the first faults, and the number of others. */
export function invalidInput(all: Fault[]): ProblemError {
  const faults = all
    .slice(0, mostFaults)
    .map((fault) => ({ ...fault, field: fault.field.slice(0, longestField) }))
  const moreFaults = all.length - faults.length
  return new ProblemError('invalid_input', moreFaults > 0 ? { faults, moreFaults } : { faults })
}

/** RFC 9457, with our stable id; `instance` is the request id. */
export function problemResponse(error: ProblemError, instance: string): Response {
  const { status, title } = problemAnswers[error.id]
  const body: Problem = {
    type: problemType(error.id),
    id: error.id,
    title,
    status,
    instance,
    ...error.extras,
  }
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8' })
  if (error.extras.retryAfterSeconds) {
    headers.set('retry-after', String(error.extras.retryAfterSeconds))
  }
  if (status === 401) headers.set('www-authenticate', wwwAuthenticate(error.id))
  return new Response(JSON.stringify(body), { status, headers })
}

const wwwAuthenticate = (id: ProblemId) =>
  id === 'intake_key_wrong' ? 'Bearer realm="intake"' : 'Session realm="desk"'
