import type { Endpoint } from './endpoint.ts'
import type { ProblemId } from './problems.ts'

/** Problems that come with the form of an endpoint, whatever it is about. */
type ProblemOfForm =
  | 'invalid_input'
  | 'too_large'
  | 'wrong_media_type'
  | 'version_missing'
  | 'key_missing'
  | 'key_reused'
  | 'not_signed_in'
  | 'not_permitted'
  | 'intake_key_wrong'
  | 'cross_site'
  | 'desk_busy'
  | 'internal_error'

/** What an endpoint can answer instead of what was asked. */
export type ProblemIdOf<E extends Endpoint> = E['problems'][number] | ProblemOfForm

/** All problems an endpoint can answer: its own, and those that follow from its form. */
export function problemsOf(endpoint: Endpoint): ProblemId[] {
  const isUnsafe = endpoint.method !== 'GET'
  const takesInput = endpoint.params || endpoint.query || endpoint.body || endpoint.form
  return [
    ...new Set<ProblemId>([
      ...(takesInput ? (['invalid_input'] as const) : []),
      ...(endpoint.body || endpoint.form ? (['too_large', 'wrong_media_type'] as const) : []),
      ...(endpoint.expectsVersion ? (['version_missing'] as const) : []),
      ...(endpoint.repeatable ? (['key_missing', 'key_reused'] as const) : []),
      ...(endpoint.access === 'anyone' ? [] : accessProblems(endpoint.access)),
      ...(isUnsafe && endpoint.access !== 'intake' ? (['cross_site'] as const) : []),
      ...endpoint.problems,
      'desk_busy',
      'internal_error',
    ]),
  ]
}

function accessProblems(access: Exclude<Endpoint['access'], 'anyone'>): ProblemId[] {
  if (access === 'intake') return ['intake_key_wrong']
  return access === 'signed-in' ? ['not_signed_in'] : ['not_signed_in', 'not_permitted']
}
