import type { Check, Mark } from '../../../contract/checks.ts'
import type { Reason } from '../../../contract/reasons.ts'

/**
 * Reasons that match the marks: those of a check that was marked, or that fails and was not marked
 * fine; and for a document that is not fine, every reason that is fixed there.
 */
export function suggestedReasons(
  catalogue: Pick<Reason, 'id' | 'fix'>[],
  checks: Pick<Check, 'id' | 'outcome' | 'suggests'>[],
  marks: Mark[],
): Set<string> {
  const verdictOn = (subject: Mark['subject']) =>
    marks.find((mark) => mark.subject === subject)?.verdict
  const byCheck = checks
    .filter(({ id, outcome }) => {
      const verdict = verdictOn(id)
      return verdict === 'not_fine' || (outcome === 'fails' && verdict !== 'fine')
    })
    .flatMap(({ suggests }) => suggests)
  const places = [
    ...(verdictOn('invoice') === 'not_fine' ? ['my_products'] : []),
    ...(verdictOn('serial_photo') === 'not_fine' ? ['redeem_again'] : []),
  ]
  const byPlace = catalogue.filter(({ fix }) => places.includes(fix)).map(({ id }) => id)
  return new Set([...byCheck, ...byPlace])
}
