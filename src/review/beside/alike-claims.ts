import type { Check } from '../../../contract/checks.ts'
import type { Claim } from '../../../contract/claims.ts'

/** Checks that mention other claims; the ones whose pictures say the most come first. */
const telling = [
  'invoice_unused',
  'photo_unused',
  'serial_unused',
  'serial_elsewhere',
  'person_elsewhere',
  'redeem_limit',
] as const satisfies Check['id'][]

/** Other claims mentioned by this claim's checks, each once. */
export function alikeClaims({ checks }: Pick<Claim, 'checks'>): string[] {
  const named = telling
    .flatMap((id) => checks.filter((check) => check.id === id))
    .filter(({ id, outcome }) => id === 'invoice_unused' || outcome !== 'holds')
    .flatMap(({ found }) => found.flatMap((value) => (value.kind === 'claim' ? value.number : [])))
  return [...new Set(named)]
}
