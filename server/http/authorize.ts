import type { Endpoint } from '../../contract/endpoint.ts'
import type { Person } from '../../contract/session.ts'
import type { Ports } from '../ports.ts'
import { sha256Hex } from './digest.ts'
import { ProblemError } from './problem.ts'

type Needs = Pick<Ports, 'identity' | 'intakeKey' | 'origin'>

/**
 * Who is asking, once it is certain that they may.
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
  // A feed is opened by a page, again and again, and says nothing of anybody sitting there.
  const goesOn = 'events' in answer ? 'by itself' : undefined
  const person = await ports.identity.identify(request, goesOn)
  if (!person) throw new ProblemError('not_signed_in')
  if (access !== 'signed-in' && !person.permissions.includes(access)) {
    throw new ProblemError('not_permitted')
  }
  return person
}

/**
 * Hashes are compared, so that the time taken says nothing about the key. The scheme's name may be
 * written in any case (RFC 9110 §11.1); no key at all is never the right one.
 */
async function requireIntakeKey(request: Request, expected: string): Promise<void> {
  const given = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (!given || (await sha256Hex(given)) !== (await sha256Hex(expected))) {
    throw new ProblemError('intake_key_wrong')
  }
}
