import type { Endpoint } from '../../contract/endpoint.ts'
import { personHeader } from '../../contract/person-header.ts'
import type { Person } from '../../contract/session.ts'
import type { Ports } from '../ports.ts'
import { sha256Hex } from './digest.ts'
import { lacking } from './permission.ts'
import { ProblemError, requireAllowed } from './problem.ts'

type Needs = Pick<Ports, 'identity' | 'intakeKey' | 'origin'>

/**
 * The caller, once permitted.
 *
 * @throws {ProblemError} `cross_site`, `intake_key_wrong`, `not_signed_in`, `not_permitted`
 */
export async function authorize(
  { access, method, answer }: Endpoint,
  request: Request,
  ports: Needs,
): Promise<Person | null> {
  if (access === 'intake') {
    await requireIntakeKey(request, ports.intakeKey)
    return null
  }
  if (method !== 'GET' && !ports.origin(request)) throw new ProblemError('cross_site')
  if (access === 'anyone') return null
  // A page reopens its feed by itself, so a feed says nothing about activity.
  const goesOn = 'events' in answer ? 'by itself' : undefined
  const person = await ports.identity.identify(request, goesOn)
  const expected = request.headers.get(personHeader) ?? person?.id
  if (!person || person.id !== expected) throw new ProblemError('not_signed_in')
  if (access !== 'signed-in') requireAllowed(lacking(person, access))
  return person
}

/**
 * Compares hashes, so that timing reveals nothing about the key. The scheme's name is
 * case-insensitive (RFC 9110 §11.1); a missing key is never right.
 */
async function requireIntakeKey(request: Request, expected: string): Promise<void> {
  const given = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (!given || (await sha256Hex(given)) !== (await sha256Hex(expected))) {
    throw new ProblemError('intake_key_wrong')
  }
}
